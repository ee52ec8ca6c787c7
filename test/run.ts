import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { relative } from 'node:path';
import { findChromium, findFirefox } from './browser/find-browser.ts';

/** One part of `npm test`. A part that is no test runner counts as one test. */
type Part = { readonly name: string; readonly command: readonly string[]; readonly report?: string };

const REPORT = 'node_modules/.cache/leadlight-tests.json';
// Machines that test have few cores: two browsers side by side, and only one where what goes wrong under way is tested.
const parts: readonly Part[] = [
  { name: 'types', command: ['tsc', '--noEmit'] },
  { name: 'lint', command: ['biome', 'check', '.'] },
  { name: 'build', command: ['tsx', 'test/build.ts'] },
  { name: 'unit', command: vitest('unit', REPORT), report: REPORT },
  {
    name: 'browser',
    command: [...vitest('browser', `${REPORT}.browser`), '--maxWorkers=2'],
    report: `${REPORT}.browser`,
  },
  { name: 'model', command: vitest('model', `${REPORT}.model`), report: `${REPORT}.model` },
  { name: 'faults', command: vitest('faults', `${REPORT}.faults`), report: `${REPORT}.faults` },
];

function vitest(project: string, report: string): string[] {
  return [
    'vitest',
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
}

// Found or installed before any test needs them: installing takes longer than a test may.
console.log(`Browsers: ${await findChromium()}, ${await findFirefox()}`);

let passed = 0;
let failed = 0;
const told: string[] = [];
for (const part of parts) {
  console.log(`\n── ${part.name}`);
  if (part.report) await rm(part.report, { force: true });
  const isDone = await run(part.command);
  const counts = part.report
    ? await countsOf(part.report)
    : { passed: isDone ? 1 : 0, failed: isDone ? 0 : 1, told: [] };
  // A runner that died, or failed outside of a test, has not passed whatever it counted.
  if (!isDone && counts.failed === 0) counts.failed = 1;
  if (!isDone && counts.told.length === 0) counts.told.push('failed outside of a test');
  told.push(...counts.told.map((line) => `${part.name}: ${line}`));
  passed += counts.passed;
  failed += counts.failed;
  if (part.name === 'build' && !isDone) break;
}
// Last, since a log is read from its end: what failed, and what needed a second attempt.
if (told.length > 0) console.log(`\n${told.join('\n')}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

function run([name = '', ...rest]: readonly string[]): Promise<boolean> {
  const child = spawn(`node_modules/.bin/${name}`, rest, { stdio: ['ignore', 'inherit', 'inherit'] });
  return new Promise((resolve) => child.on('close', (code) => resolve(code === 0)));
}

type Counts = { passed: number; failed: number; told: string[] };

async function countsOf(report: string): Promise<Counts> {
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(await readFile(report, 'utf8'));
    return { passed: Number(numPassedTests), failed: Number(numFailedTests), told: testResults.flatMap(inWords) };
  } catch {
    return { passed: 0, failed: 1, told: ['no report'] };
  }
}

type FileResult = { name: string; status: string; message: string; assertionResults: TestResult[] };
type TestResult = { fullName: string; status: string; failureMessages: string[] };

/** A line for each test that did not pass at its first attempt, and for a file that could not be run. */
function inWords({ name, status, message, assertionResults }: FileResult): string[] {
  const file = relative('', name);
  const lines = assertionResults
    .filter((test) => test.failureMessages.length > 0)
    .map(({ fullName, status, failureMessages }) => {
      const outcome = status === 'passed' ? 'passed at the second attempt' : status;
      return `${outcome}: ${file}: ${fullName}\n${failureMessages.map((each) => indented(each)).join('\n')}`;
    });
  return status === 'failed' && lines.length === 0 ? [`failed: ${file}\n${indented(message)}`] : lines;
}

function indented(text: string): string {
  return text.split('\n').slice(0, 8).join('\n').replace(/^/gm, '    ');
}
