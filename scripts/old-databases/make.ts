import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fill } from './fill.ts';
import { OLD_VERSIONS, type OldVersion } from './versions.ts';

// `npx tsx scripts/old-databases/make.ts [commit]` writes test/old-databases: each version is built from the
// repository's history, used in Chromium in front of its own sandbox, and what it stored is kept.

const ROOT = resolve(import.meta.dirname, '../..');

for (const old of OLD_VERSIONS) {
  if (process.argv[2] === undefined || process.argv[2] === old.commit) await make(old);
}

async function make({ version, commit }: OldVersion): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'leadlight-old-'));
  const checkout = join(folder, 'checkout');
  execFileSync('git', ['worktree', 'add', '--detach', checkout, commit], { cwd: ROOT, stdio: 'ignore' });
  try {
    await provideModules(checkout);
    execFileSync(join(checkout, 'node_modules/.bin/vite'), ['build', '--mode', 'chrome', '--logLevel', 'error'], {
      cwd: checkout,
      stdio: 'inherit',
    });
    const database = await fill(checkout);
    if (database.version !== version) throw new Error(`${commit} makes databases of version ${database.version}.`);
    await writeFile(
      join(ROOT, `test/old-databases/${version}-${commit}.json`),
      `${JSON.stringify(database, null, 1)}\n`,
    );
    console.log(commit, `version ${version}`, JSON.stringify(counts(database.stores)));
  } finally {
    execFileSync('git', ['worktree', 'remove', '--force', checkout], { cwd: ROOT });
    await rm(folder, { recursive: true, force: true });
  }
}

/** Today's packages where they are all that is needed: nearly always they are the same versions. */
async function provideModules(checkout: string): Promise<void> {
  const { dependencies } = JSON.parse(await readFile(join(checkout, 'package.json'), 'utf8'));
  const isEnough = Object.keys(dependencies).every((name) => existsSync(join(ROOT, 'node_modules', name)));
  if (isEnough) await symlink(resolve(ROOT, 'node_modules'), join(checkout, 'node_modules'));
  else execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit'], { cwd: checkout, stdio: 'ignore' });
}

function counts(stores: Awaited<ReturnType<typeof fill>>['stores']): Record<string, number> {
  return Object.fromEntries(Object.entries(stores).map(([name, { records }]) => [name, records.length]));
}
