import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanName } from '../src/linkedin/names.ts';
import type { Lead } from '../src/model/lead.ts';
import { Leadlight } from './browser/leadlight.ts';
import { press, textOf } from './browser/screen.ts';
import { buildExtension } from './build.ts';
import { DEMO_KEY, startSandbox } from './sandbox/index.ts';
import { table } from './table.ts';

// `npm run check:pages -- DIR`: every page of a folder, served at its address to the built extension, and what Kaspr is then asked.
// Beside `<name>.html` stands `<name>.json`: { url, kind, expect: { slug, name, headline, company, location, token, memberId } }.

type Sidecar = { readonly url: string; readonly kind: string; readonly expect: Readonly<Record<string, unknown>> };
type Verdict = { readonly row: readonly string[]; readonly isRight: boolean };

const FIELDS = ['headline', 'company', 'location', 'token', 'memberId'] as const;
const folder = process.argv[2];
if (!folder) {
  console.error('Say which folder: npm run check:pages -- DIR');
  process.exit(2);
}

await buildExtension(['chrome']);
const sandbox = await startSandbox();
const leadlight = await Leadlight.start(sandbox);
const verdicts: Verdict[] = [];
try {
  await leadlight.saveKey(DEMO_KEY);
  const names = readdirSync(folder)
    .filter((file) => file.endsWith('.html'))
    .map((file) => file.slice(0, -'.html'.length));
  for (const name of names.sort()) verdicts.push(await check(folder, name));
} finally {
  await leadlight.stop();
  await sandbox.stop();
}
console.log(
  table(
    ['page', 'Kaspr is asked for', 'with the name', 'right', 'wrong', 'absent', ''],
    verdicts.map(({ row }) => row),
  ),
);
const wrong = verdicts.filter(({ isRight }) => !isRight).length;
console.log(`${verdicts.length - wrong} right, ${wrong} wrong`);
process.exitCode = wrong === 0 ? 0 : 1;

async function check(from: string, name: string): Promise<Verdict> {
  const sidecar: Sidecar = JSON.parse(readFileSync(join(from, `${name}.json`), 'utf8'));
  const { url, kind, expect } = sidecar;
  const before = sandbox.kaspr.requests.length;
  sandbox.site.serve(url, readFileSync(join(from, `${name}.html`), 'utf8'));
  const page = await leadlight.open(url);
  const popup = await leadlight.openPopup(page);
  const shown = await textOf(popup, 'h1');
  const isPerson = (await popup.$('aria/Find contact data[role="button"]')) !== null;
  if (isPerson) {
    await press(popup, 'Find contact data');
    await textOf(popup, '[role=alert], .row-refresh');
  }
  const asked = sandbox.kaspr.requests.slice(before).map(({ body }) => body as { id?: string; name?: string });
  const lead = (await leadlight.stored<Lead>('leads')).find((one) =>
    one.aliases.includes(`in:${asked[0]?.id?.toLowerCase()}`),
  );
  await popup.close();
  await page.close();
  sandbox.site.serve(url, null);

  const wantsPerson = kind === 'profile' && typeof expect.slug === 'string' && typeof expect.name === 'string';
  const wanted = wantsPerson ? { id: expect.slug, name: cleanName(String(expect.name)) } : null;
  const isAskedRight = wanted ? asked[0]?.id === wanted.id && asked[0]?.name === wanted.name : asked.length === 0;
  const fields = lead ? FIELDS.map((field) => compare(field, lead, expect[field] ?? null)) : [];
  const count = (what: string) => String(fields.filter((field) => field.startsWith(what)).length);
  const note = [
    isAskedRight ? '' : `expected ${wanted?.id ?? 'nobody'}`,
    ...fields.filter((field) => field.startsWith('wrong')),
  ];
  const who = asked.length > 0 ? [asked[0]?.id ?? '', asked[0]?.name ?? ''] : ['nobody', `(${shown})`];
  const row = [name, ...who, count('right'), count('wrong'), count('absent'), note.filter(Boolean).join('; ')];
  return { row, isRight: isAskedRight && count('wrong') === '0' && asked.length <= 1 };
}

function compare(field: (typeof FIELDS)[number], lead: Lead, expected: unknown): string {
  const read = { ...lead, token: aliasOf(lead, 'urn:'), memberId: aliasOf(lead, 'member:') }[field];
  const wanted = typeof expected === 'string' ? expected.replace(/\s+/g, ' ').trim() : null;
  if (read === wanted) return 'right';
  return read === null ? `absent ${field}` : `wrong ${field}: "${read}"`;
}

function aliasOf(lead: Lead, space: string): string | null {
  return lead.aliases.find((alias) => alias.startsWith(space))?.slice(space.length) ?? null;
}
