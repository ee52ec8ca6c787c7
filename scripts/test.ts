import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { findChromium, findFirefox } from '../test/browser/find-browser.ts';
import { type Counts, countsIn, type FileTime, none } from './test-report.ts';
import { vitestArguments } from './vitest-arguments.ts';

// `npm test` and its parts, as `npm run test:browser -- bulk --repeat 5`. See test/README.md for what each kind
// protects.

/** A tool counts as one test. */
type Kind = {
  readonly name: string;
  readonly commands: readonly (readonly string[])[];
  readonly projects: readonly string[];
};

const KINDS: readonly Kind[] = [
  {
    name: 'check',
    commands: [
      ['tsc', '--noEmit'],
      ['biome', 'check', '.'],
    ],
    projects: ['structure', 'stores'],
  },
  { name: 'unit', commands: [], projects: ['unit', 'unit-replaced'] },
  { name: 'pages', commands: [], projects: ['pages'] },
  { name: 'browser', commands: [], projects: ['build', 'browser'] },
  { name: 'model', commands: [], projects: ['model'] },
  { name: 'faults', commands: [], projects: ['faults'] },
];
/** In these zones the day differs from UTC's in a day's first and last hours. */
const ZONES = ['Pacific/Honolulu', 'Pacific/Auckland'];
const REPORTS = 'node_modules/.cache/leadlight-tests';
const SLOWEST = 10;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    all: { type: 'boolean' },
    repeat: { type: 'string' },
    seed: { type: 'string' },
    t: { type: 'string', short: 't' },
  },
});
const wanted = KINDS.filter(({ name }) => positionals.includes(name));
const kinds = wanted.length > 0 ? wanted : KINDS;
/** Parts of paths: only files whose path contains one of them. */
const paths = positionals.filter((word) => !wanted.some(({ name }) => name === word));

// Before any test: installing takes longer than a test may.
if (kinds.some(({ name }) => !['check', 'unit'].includes(name))) {
  console.log(`Browsers: ${await findChromium()}, ${await findFirefox()}`);
}
let counts = none();
for (let round = 1; round <= Number(options.repeat ?? 1); round += 1) {
  if (options.repeat) console.log(`\n── round ${round}`);
  for (const kind of kinds) counts = sum(counts, await runKind(kind, {}));
  if (options.all) {
    for (const zone of ZONES) {
      const unit = KINDS.filter(({ name }) => name === 'unit');
      for (const kind of kinds.includes(unit[0] as Kind) ? unit : [])
        counts = sum(counts, await runKind(kind, { TZ: zone }));
    }
  }
  if (counts.failed > 0) break;
}
tell(counts);
process.exitCode = counts.failed === 0 && counts.passed > 0 ? 0 : 1;

async function runKind(kind: Kind, env: Readonly<Record<string, string>>): Promise<Counts> {
  console.log(`\n── ${[kind.name, ...Object.values(env)].join(', ')}`);
  const tools = paths.length > 0 ? [] : kind.commands;
  // Different tools run side by side: each takes one core.
  const all = await Promise.all([...tools.map(runTool), ...kind.projects.map((project) => runProject(project, env))]);
  return all.reduce(sum, none());
}

async function runTool(command: readonly string[]): Promise<Counts> {
  const isPassed = await run(command, {});
  return {
    ...none(),
    passed: isPassed ? 1 : 0,
    failed: isPassed ? 0 : 1,
    notes: isPassed ? [] : [`failed: ${command.join(' ')}`],
  };
}

async function runProject(project: string, env: Readonly<Record<string, string>>): Promise<Counts> {
  const report = `${REPORTS}/${project}.json`;
  await rm(report, { force: true });
  const isDone = await run(vitestArguments(project, report, { ...options, paths }), {
    ...env,
    ...(options.all && { RANDOM_RUNS: 'full' }),
    ...(options.seed && { RANDOM_SEED: options.seed }),
  });
  return countsIn(report, isDone);
}

function run([name = '', ...rest]: readonly string[], env: Readonly<Record<string, string>>): Promise<boolean> {
  const child = spawn(`node_modules/.bin/${name}`, rest, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  return new Promise((resolve) => child.on('close', (code) => resolve(code === 0)));
}

function sum(a: Counts, b: Counts): Counts {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    notes: [...a.notes, ...b.notes],
    files: [...a.files, ...b.files],
  };
}

/** The end of the log is what gets read: failures, second attempts, slow files, counts. */
function tell({ passed, failed, notes, files }: Counts): void {
  const slowest = files.toSorted((a: FileTime, b: FileTime) => b.ms - a.ms).slice(0, SLOWEST);
  if (slowest.length > 0) console.log('\nSlowest files:');
  for (const { file, ms } of slowest) console.log(`${(ms / 1000).toFixed(1).padStart(7)} s  ${file}`);
  if (notes.length > 0) console.log(`\n${notes.join('\n')}`);
  console.log(`\n${passed} passed, ${failed} failed`);
}
