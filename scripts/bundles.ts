import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

export const DIST = resolve(import.meta.dirname, '../dist');
export const BROWSERS = ['chrome', 'firefox'] as const;

/**
 * gzip bytes of an entry with all its static imports. `content` loads with every page of LinkedIn, `badges` on pages
 * with people where badges are on, `reader` when a page is read. `background` speaks to all services and
 * writes files, and a service worker can't load parts of itself later; 45 kB of it are the list of free-mail hosts.
 */
export const BUDGETS = { content: 697, badges: 16_000, reader: 24_000, popup: 43_000, background: 217_000 } as const;

export type Browser = (typeof BROWSERS)[number];
export type Entry = keyof typeof BUDGETS | 'options' | 'welcome' | 'leads' | 'panel';

type Parts = {
  readonly content_scripts: readonly { readonly js: readonly string[] }[];
  readonly background: { readonly service_worker?: string; readonly scripts?: readonly string[] };
  readonly action: { readonly default_popup: string };
  readonly options_ui: { readonly page: string };
  readonly side_panel?: { readonly default_path: string };
  readonly sidebar_action?: { readonly default_panel: string };
};

export function entriesOf(browser: Browser): Record<Entry, string> {
  const parts: Parts = JSON.parse(readFileSync(join(DIST, browser, 'manifest.json'), 'utf8'));
  return {
    content: parts.content_scripts[0]?.js[0] ?? '',
    badges: 'src/content/badges.js',
    reader: 'src/content/reader.js',
    popup: parts.action.default_popup,
    options: parts.options_ui.page,
    // No key of a manifest names these.
    welcome: 'src/welcome/index.html',
    leads: 'src/leads/index.html',
    panel: parts.side_panel?.default_path ?? parts.sidebar_action?.default_panel ?? '',
    background: parts.background.service_worker ?? parts.background.scripts?.[0] ?? '',
  };
}

/** Paths below the build's folder, including `entry` itself. */
export function loadedBy(browser: Browser, entry: string, seen = new Set<string>()): Set<string> {
  if (seen.has(entry)) return seen;
  seen.add(entry);
  const text = readFileSync(join(DIST, browser, entry), 'utf8');
  const found = entry.endsWith('.html')
    ? text.matchAll(/(?:src|href)="([^"]+)"/g)
    : text.matchAll(/(?:^|[;}\s])(?:import|export)\s*(?:[\w*{}\s,$]*?from\s*)?["']([^"']+)["']/g);
  for (const [, path = ''] of found) {
    const target = path.startsWith('/') ? path.slice(1) : join(dirname(entry), path);
    if (existsSync(join(DIST, browser, target))) loadedBy(browser, target, seen);
  }
  return seen;
}

export function gzipSizeOf(browser: Browser, entry: string): number {
  const sizes = [...loadedBy(browser, entry)].map((file) => gzipSync(readFileSync(join(DIST, browser, file))).length);
  return sizes.reduce((sum, size) => sum + size, 0);
}
