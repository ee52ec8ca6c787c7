import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { filesBelow } from './files.ts';

const SOURCES = [
  'manifest.json',
  'package-lock.json',
  'vite.config.ts',
  ...['src', 'assets'].flatMap((folder) => filesBelow(folder, /./)),
];
const BUILT = ['dist/chrome/manifest.json', 'dist/firefox/manifest.json'];

/** Builds the extension if a source is newer than the builds: tests of what is shipped never see an old one. */
export default function setup(): void {
  const built = Math.min(...BUILT.map((file) => (existsSync(file) ? statSync(file).mtimeMs : 0)));
  if (!SOURCES.some((file) => statSync(file).mtimeMs >= built)) return;
  // In a process of its own: what Vitest sets up for itself changes what Vite builds.
  const { VITEST: _, NODE_ENV: __, ...env } = process.env;
  execFileSync('node_modules/.bin/tsx', ['scripts/build.ts'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
}
