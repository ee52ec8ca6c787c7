import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import packageFile from '../package.json' with { type: 'json' };
import { BROWSERS, type Browser, DIST } from '../scripts/bundles.ts';
import { filesBelow } from './files.ts';

// What the stores look at before they take the extension.

const manifestOf = (browser: Browser) => JSON.parse(readFileSync(join(DIST, browser, 'manifest.json'), 'utf8'));
const CHROME = manifestOf('chrome');
const FIREFOX = manifestOf('firefox').browser_specific_settings;

describe('Mozilla’s linter', () => {
  /** Each warning that stays, as code and file, and why. */
  const EXPLAINED: Readonly<Record<string, string>> = {
    'KEY_FIREFOX_ANDROID_UNSUPPORTED_BY_MIN_VERSION manifest.json':
      'Consent to kinds of data came to Android with 142. Leadlight is not offered for Android: no gecko_android.',
    'UNSAFE_VAR_ASSIGNMENT assets/jsxRuntime.js':
      'Preact’s own way to set innerHTML, which is never used: no source names it (structure.test.ts).',
  };

  it('finds no error, and only warnings that are explained', async () => {
    const options = { maxBuffer: 50_000_000 };
    const arguments_ = [join(DIST, 'firefox'), '--output', 'json'];
    const lint = promisify(execFile)('node_modules/.bin/addons-linter', arguments_, options);
    // With errors it exits with 1.
    const { stdout } = await lint.catch((failed: { stdout: string }) => failed);
    const { errors, warnings, notices }: Record<string, Finding[]> = JSON.parse(stdout);
    expect(errors).toEqual([]);
    expect(notices).toEqual([]);
    const found = warnings?.map(({ code, file = '' }) => `${code} ${file.replace(/-[\w-]{8}\.js$/, '.js')}`);
    expect(found?.toSorted()).toEqual(Object.keys(EXPLAINED).toSorted());
  });
});

type Finding = { readonly code: string; readonly file?: string };

describe('the manifests', () => {
  it.each(BROWSERS)('have a version as stores count it (%s), the package’s own', (browser) => {
    const { version } = manifestOf(browser);
    expect(version).toMatch(/^[1-9]\d*\.\d+\.\d+$/);
    expect(version).toBe(packageFile.version);
  });

  it.each(readdirSync('assets/_locales'))('have a name and a description that fit (%s)', (locale) => {
    const words = JSON.parse(readFileSync(`assets/_locales/${locale}/messages.json`, 'utf8'));
    expect(words.extensionName.message.length).toBeLessThanOrEqual(45);
    expect(words.extensionDescription.message.length).toBeLessThanOrEqual(132);
    expect(words.extensionDescription.message.length).toBeGreaterThan(50);
  });

  it('name Leadlight in Firefox by an id that is no address', () => {
    expect(FIREFOX.gecko.id).toMatch(/^\{[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}\}$/);
  });

  it('tell Firefox which data leaves the machine, in a version that asks for the consent', () => {
    const kinds = ['authenticationInfo', 'personallyIdentifyingInfo', 'websiteContent'];
    expect(FIREFOX.gecko.data_collection_permissions).toEqual({ required: ['none'], optional: kinds });
    expect(FIREFOX.gecko.strict_min_version).toBe('140.0');
    expect(FIREFOX.gecko_android).toBeUndefined();
  });
});

describe('the oldest browsers', () => {
  const data = readFileSync('node_modules/@mdn/browser-compat-data/data.json', 'utf8');
  const support: Support = JSON.parse(data).webextensions.api;
  const used = filesBelow('src', /\.tsx?$/).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\bbrowser\.([a-z]\w+)\.(\w+)(?:\.(\w+))?/gi)].map(([, ...path]) => path),
  );
  const calls = [...new Set(used.map((path) => path.filter(Boolean).join('.')))];

  /** As far down as the data goes: `storage.session.get`, but `runtime.onMessage` of its `addListener`. */
  function since(call: string, browser: 'chrome' | 'firefox'): number | null {
    let at = support;
    for (const step of call.split('.')) at = (at[step] as Support | undefined) ?? at;
    const versions = [at.__compat?.support?.[browser] ?? []].flat().map((one) => one.version_added);
    return typeof versions[0] === 'string' ? Number(versions[0]) : null;
  }

  it('have every part of the extension API that is used, but the panel, which each has its own', () => {
    expect(calls.length).toBeGreaterThan(25);
    const oldest = {
      chrome: Number(CHROME.minimum_chrome_version),
      firefox: Number(FIREFOX.gecko.strict_min_version),
    };
    const missing = calls.flatMap((call) =>
      BROWSERS.filter((browser) => !((since(call, browser) ?? Number.POSITIVE_INFINITY) <= oldest[browser])).map(
        (browser) => `${browser}: ${call}`,
      ),
    );
    expect(missing).toEqual(['chrome: sidebarAction.open']);
  });

  it('are no older than they need to be told: one version less lacks something', () => {
    const newest = calls.map((call) => since(call, 'chrome') ?? 0);
    expect(Math.max(...newest)).toBe(Number(CHROME.minimum_chrome_version));
  });
});

type Support = {
  readonly __compat?: { readonly support?: Readonly<Record<string, Statement | Statement[]>> };
  readonly [step: string]: unknown;
};
type Statement = { readonly version_added: string | boolean | null };

describe('the icons', () => {
  it.each([
    [128, 16],
    [48, 0],
    [32, 0],
    [16, 0],
  ])('of %i pixels has a margin of %i at least, and more only by a few', (size, margin) => {
    const { width, alphaAt } = readPng(`assets/icons/${size}.png`);
    expect(width).toBe(size);
    const drawn = Array.from({ length: size * size }, (_, at) => [at % size, Math.floor(at / size)] as const).filter(
      ([x, y]) => alphaAt(x, y) > 0,
    );
    const ends = drawn.flat();
    const least = Math.min(...ends);
    expect([least, size - 1 - Math.max(...ends)]).toEqual([least, least]);
    expect(least).toBeGreaterThanOrEqual(margin);
    expect(least).toBeLessThanOrEqual(margin + size / 16);
  });
});

/** A PNG of 8 bits a channel with alpha, not interlaced. */
function readPng(path: string) {
  const bytes = readFileSync(path);
  const width = bytes.readUInt32BE(16);
  expect([...bytes.subarray(24, 29)]).toEqual([8, 6, 0, 0, 0]);
  const data: Buffer[] = [];
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const length = bytes.readUInt32BE(at);
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT') data.push(bytes.subarray(at + 8, at + 8 + length));
  }
  const packed = inflateSync(Buffer.concat(data));
  const line = width * 4;
  const pixels = Buffer.alloc(line * width);
  const get = (x: number, y: number) => (x < 0 || y < 0 ? 0 : (pixels[y * line + x] ?? 0));
  for (let y = 0; y < width; y += 1) {
    const filter = packed[y * (line + 1)];
    for (let x = 0; x < line; x += 1) {
      const [left, up, corner] = [get(x - 4, y), get(x, y - 1), get(x - 4, y - 1)];
      const added = [0, left, up, (left + up) >> 1, nearest(left, up, corner)][filter ?? 0] ?? 0;
      pixels[y * line + x] = (packed[y * (line + 1) + 1 + x] ?? 0) + added;
    }
  }
  return { width, alphaAt: (x: number, y: number) => pixels[y * line + x * 4 + 3] ?? 0 };
}

/** Paeth's filter. */
function nearest(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const by = (one: number) => Math.abs(guess - one);
  if (by(left) <= by(up) && by(left) <= by(corner)) return left;
  return by(up) <= by(corner) ? up : corner;
}
