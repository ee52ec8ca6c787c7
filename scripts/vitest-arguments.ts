/** What of a command's words a run of Vitest is made from. */
export type TestWords = {
  readonly all?: boolean | undefined;
  /** A part of a test's name. */
  readonly t?: string | undefined;
  /** Parts of paths. */
  readonly paths: readonly string[];
};

/** How Vitest runs a project. A test that is asked for by its name runs even if it is slow. */
export function vitestArguments(project: string, report: string, { all, t, paths }: TestWords): string[] {
  return [
    ...['vitest', 'run', '--project', project, '--passWithNoTests', '--reporter=dot', '--reporter=json'],
    ...(all || t ? [] : ['--tags-filter=!slow']),
    ...(t ? ['-t', t] : []),
    ...[`--outputFile.json=${report}`, ...paths],
  ];
}
