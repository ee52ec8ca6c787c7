import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';

export type FileTime = { readonly file: string; readonly ms: number };

/** `notes`: a line for each test that failed, or passed only at the second attempt. */
export type Counts = {
  readonly passed: number;
  readonly failed: number;
  readonly notes: readonly string[];
  readonly files: readonly FileTime[];
};

export const none = (): Counts => ({ passed: 0, failed: 0, notes: [], files: [] });

type TestResult = { readonly fullName: string; readonly status: string; readonly failureMessages: readonly string[] };
type FileResult = {
  readonly name: string;
  readonly status: string;
  readonly message: string;
  readonly startTime: number;
  readonly endTime: number;
  readonly assertionResults: readonly TestResult[];
};

/**
 * Reads the report of Vitest's JSON reporter.
 * @param isDone false if the runner died or failed outside a test: then nothing counts as passed
 */
export async function countsIn(report: string, isDone: boolean): Promise<Counts> {
  const read = await readFile(report, 'utf8').then(JSON.parse, () => null);
  if (read === null) return { ...none(), failed: 1, notes: [`no report: ${report}`] };
  const results: readonly FileResult[] = read.testResults;
  const notes = results.flatMap(notesOf);
  const failed = Number(read.numFailedTests) || (isDone ? 0 : 1);
  return {
    passed: Number(read.numPassedTests),
    failed,
    notes: failed > 0 && notes.length === 0 ? [`failed outside of a test: ${report}`] : notes,
    files: results.map(({ name, startTime, endTime }) => ({ file: relative('', name), ms: endTime - startTime })),
  };
}

function notesOf({ name, status, message, assertionResults }: FileResult): string[] {
  const file = relative('', name);
  const notes = assertionResults
    .filter((test) => test.failureMessages.length > 0)
    .map(({ fullName, status, failureMessages }) => {
      const outcome = status === 'passed' ? 'passed at the second attempt' : status;
      return `${outcome}: ${file}: ${fullName}\n${failureMessages.map(indented).join('\n')}`;
    });
  return status === 'failed' && notes.length === 0 ? [`failed: ${file}\n${indented(message)}`] : notes;
}

function indented(text: string): string {
  return text.split('\n').slice(0, 8).join('\n').replace(/^/gm, '    ');
}
