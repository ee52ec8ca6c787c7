import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { findChromium, findFirefox } from './browser/find-browser.ts';

/** One part of `npm test`. A part that is no test runner counts as one test. */
type Part = { readonly name: string; readonly command: readonly string[]; readonly report?: string };

const REPORT = 'node_modules/.cache/leadlight-tests.json';
// Browsers share two cores: their test files run one after the other, all others side by side.
const parts: readonly Part[] = [
  { name: 'types', command: ['tsc', '--noEmit'] },
  { name: 'lint', command: ['biome', 'check', '.'] },
  { name: 'build', command: ['tsx', 'test/build.ts'] },
  { name: 'unit', command: vitest('unit', REPORT), report: REPORT },
  { name: 'browser', command: vitest('browser', `${REPORT}.browser`), report: `${REPORT}.browser` },
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
for (const part of parts) {
  console.log(`\n── ${part.name}`);
  if (part.report) await rm(part.report, { force: true });
  const isDone = await run(part.command);
  const counts = part.report ? await countsOf(part.report) : { passed: isDone ? 1 : 0, failed: isDone ? 0 : 1 };
  // A runner that died, or failed outside of a test, has not passed whatever it counted.
  if (!isDone && counts.failed === 0) counts.failed = 1;
  passed += counts.passed;
  failed += counts.failed;
  if (part.name === 'build' && !isDone) break;
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

function run([name = '', ...rest]: readonly string[]): Promise<boolean> {
  const child = spawn(`node_modules/.bin/${name}`, rest, { stdio: ['ignore', 'inherit', 'inherit'] });
  return new Promise((resolve) => child.on('close', (code) => resolve(code === 0)));
}

async function countsOf(report: string): Promise<{ passed: number; failed: number }> {
  try {
    const counts = JSON.parse(await readFile(report, 'utf8'));
    return { passed: Number(counts.numPassedTests), failed: Number(counts.numFailedTests) };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
