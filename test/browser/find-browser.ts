import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import {
  Browser,
  computeExecutablePath,
  detectBrowserPlatform,
  getInstalledBrowsers,
  install,
  resolveBuildId,
} from '@puppeteer/browsers';

const CACHE = process.env.PUPPETEER_CACHE_DIR ?? join(homedir(), '.cache', 'puppeteer');
const CHROMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const FIREFOXES = ['firefox-esr', 'firefox'];
const MAC_CHROMES = ['/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing'];

/**
 * A Chromium that takes unpacked extensions: `CHROME_PATH`, one on the machine or in Puppeteer's cache, Puppeteer's
 * download, or (root on Debian or Ubuntu) the system's package.
 * @throws with one sentence that says what to do
 */
export async function findChromium(): Promise<string> {
  return (
    named('CHROME_PATH') ??
    onPath(CHROMES) ??
    MAC_CHROMES.find(existsSync) ??
    (await fromCache(Browser.CHROME)) ??
    (await download(Browser.CHROME)) ??
    fromPackages('chromium', CHROMES) ??
    giveUp('Chromium', 'CHROME_PATH')
  );
}

/** A Firefox, in the same order, by `FIREFOX_PATH`. */
export async function findFirefox(): Promise<string> {
  return (
    named('FIREFOX_PATH') ??
    onPath(FIREFOXES) ??
    (await fromCache(Browser.FIREFOX)) ??
    fromPackages('firefox-esr', FIREFOXES) ??
    (await download(Browser.FIREFOX)) ??
    giveUp('Firefox', 'FIREFOX_PATH')
  );
}

function named(variable: string): string | null {
  const path = process.env[variable];
  if (!path) return null;
  if (!existsSync(path)) throw new Error(`${variable} names ${path}, where there is no browser.`);
  return path;
}

function onPath(names: readonly string[]): string | null {
  for (const name of names) {
    for (const folder of (process.env.PATH ?? '').split(':')) {
      if (folder && existsSync(join(folder, name))) return join(folder, name);
    }
  }
  return null;
}

async function fromCache(browser: Browser): Promise<string | null> {
  const installed = await getInstalledBrowsers({ cacheDir: CACHE }).catch(() => []);
  return installed.find((one) => one.browser === browser)?.executablePath ?? null;
}

/** Puppeteer's own download, called here because `skipDownload` (package.json) makes its command do nothing. */
async function download(browser: Browser): Promise<string | null> {
  const platform = detectBrowserPlatform();
  if (!platform) return null;
  try {
    const buildId = await resolveBuildId(browser, platform, 'stable');
    console.log(`Downloading ${browser} ${buildId} …`);
    await install({ browser, buildId, cacheDir: CACHE });
    return computeExecutablePath({ browser, buildId, cacheDir: CACHE });
  } catch {
    return null;
  }
}

function fromPackages(name: string, executables: readonly string[]): string | null {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null;
  console.log(`Installing ${name} with apt-get …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    execFileSync('apt-get', ['update', '-qq'], { env, stdio: 'ignore' });
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], { env, stdio: 'ignore' });
  } catch {
    return null;
  }
  return onPath(executables);
}

function giveUp(browser: string, variable: string): never {
  throw new Error(`No ${browser} was found or could be installed: install one and set ${variable} to its path.`);
}
