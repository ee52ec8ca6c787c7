import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OldDatabase } from '../../scripts/old-databases/dump.ts';
import { OLD_VERSIONS } from '../../scripts/old-databases/versions.ts';
import { migrations } from '../../src/store/migrations/index.ts';
import { StorePage } from './store-browser.ts';

/** In the page: what store-page.ts exports. */
declare const store: typeof import('./store-page.ts');

// Databases that earlier versions filled by their own code (scripts/old-databases) are opened by today's.

const FOLDER = resolve(import.meta.dirname, '../old-databases');
/** A copy of the product's people, read again from the product; and sums, which follow from the entries. */
const REMADE: readonly string[] = ['productCheck', 'knownHashes', 'knownRows', 'days'];

type OldRecord = Record<string, unknown>;
const read = (file: string): OldDatabase => JSON.parse(readFileSync(resolve(FOLDER, file), 'utf8'));
const recordsOf = <T = OldRecord>({ stores }: OldDatabase, name: string): T[] =>
  (stores[name]?.records ?? []).map(({ value }) => value as T);

let page: StorePage;
beforeAll(async () => {
  page = await StorePage.shared();
});
beforeEach(() => page.begin());

it('there is a database of each version that there was', () => {
  const files = OLD_VERSIONS.map(({ version, commit }) => `${version}-${commit}.json`);
  expect(readdirSync(FOLDER).sort()).toEqual(files.sort());
  expect(OLD_VERSIONS.every(({ version }) => version <= migrations.length)).toBe(true);
});

describe.each(OLD_VERSIONS)('a database of version $version, filled by the code of $commit', ({ version, commit }) => {
  const old = read(`${version}-${commit}.json`);

  it('holds enough to be worth opening', () => {
    expect(old.version).toBe(version);
    expect(recordsOf(old, 'leads').length).toBeGreaterThan(5);
    expect(new Set(recordsOf(old, 'purchases').map(({ state }) => state)).size).toBeGreaterThan(2);
    const empty = Object.keys(old.stores).filter((name) => recordsOf(old, name).length === 0);
    // What a user who has no trouble never fills.
    const mayBeEmpty = [
      'drift',
      'damaged',
      'otherAnswers',
      'optOuts',
      'balancePoints',
      'wires',
      'quotas',
      'statements',
      'knownRows',
      'forgottenIdentities',
    ];
    expect(empty.filter((name) => !mayBeEmpty.includes(name))).toEqual([]);
  });

  it('loses no record and no value', async () => {
    const after = await page.run(async (name, old) => {
      await store.layDown(name, old);
      await store.open(name).settings.view();
      return store.dumpWithKeys(name);
    }, old);
    for (const name of Object.keys(old.stores).filter((name) => !REMADE.includes(name))) {
      for (const { key, value } of old.stores[name]?.records ?? []) {
        const kept = after[name]?.find((one) => JSON.stringify(one.key) === JSON.stringify(key))?.value;
        expect(kept, `${name} ${JSON.stringify(key)}`).toMatchObject(asToday(name, value as OldRecord, version));
      }
    }
    expect(after.damaged).toEqual([]);
  });

  it('is read by every part of the store: people, ledger, sums, connections', async () => {
    const seen = await page.run(async (name, old) => {
      await store.layDown(name, old);
      const { settings, leadTable, pages, accounts, signals } = store.open(name);
      const { rows } = await leadTable.rows(null, 1000);
      return {
        settings: await settings.view(),
        leads: await leadTable.leads(rows.map(({ id }) => id)),
        ledger: (await pages.page({ service: null, state: null, text: '' }, null, 1000)).entries,
        days: await pages.days(),
        statements: await pages.statements(),
        paid: await accounts.paid(),
        balance: await accounts.balance('kaspr'),
        signals: await signals.shown(null, null, 1000),
        repaired: await pages.repair(),
        daysAfter: await pages.days(),
      };
    }, old);
    expect(seen.settings.badges).toBe(version === 1);
    expect(seen.leads.map(addressesOf).sort()).toEqual(recordsOf<OldLead>(old, 'leads').map(addressesOf).sort());
    const entries = recordsOf<{ id: number; subject: string }>(old, 'purchases');
    expect(seen.ledger.map(({ purchase }) => purchase.id).sort(byNumber)).toEqual(
      entries.map(({ id }) => id).sort(byNumber),
    );
    const named = new Set(recordsOf<{ id: string }>(old, 'leads').map(({ id }) => id));
    expect(seen.ledger.filter(({ purchase, name }) => named.has(purchase.subject) && name === null)).toEqual([]);
    const charged = (days: readonly { charged: number }[]) => days.reduce((sum, day) => sum + day.charged, 0);
    const truth = charged(
      recordsOf<{ charged: number | null }>(old, 'purchases').map((one) => ({ charged: one.charged ?? 0 })),
    );
    expect([charged(seen.days), charged(seen.daysAfter), seen.repaired]).toEqual([truth, truth, 0]);
    expect(seen.days.reduce((sum, day) => sum + day.entries, 0)).toBe(entries.length);
    const [key] = recordsOf<{ service: string; key: string }>(old, 'secrets').filter(
      ({ service }) => service === 'kaspr',
    );
    expect(seen.paid.kaspr?.secret?.key).toBe(key?.key);
    expect(seen.balance?.credits).toEqual(expect.any(Number));
    expect(seen.signals).toHaveLength(recordsOf(old, 'signals').length);
  });

  it('answers what was bought: it is not bought again', async () => {
    const leads = recordsOf<OldLead>(old, 'leads').filter(({ contact }) => contact !== null);
    const bought = recordsOf<OldEntry>(old, 'purchases').filter(
      ({ found, operation, subject }) => found && operation === 'profile' && leads.some(({ id }) => id === subject),
    );
    const questions = bought.map(({ subject, asked }) => {
      const { aliases = [], name = '' } = leads.find(({ id }) => id === subject) ?? {};
      return { slug: aliases.find((alias) => alias.startsWith('in:'))?.slice(3) ?? '', name, asked };
    });
    expect(questions.length).toBeGreaterThan(3);
    const kinds = await page.run(
      async (name, old, questions) => {
        await store.layDown(name, old);
        const { begin } = store.open(name);
        const kinds = [];
        for (const { slug, asked, name } of questions) {
          const person = { ...store.person(slug), name };
          kinds.push((await begin({ person }, { asked: asked as never })).kind);
        }
        return kinds;
      },
      old,
      questions,
    );
    expect(kinds).toEqual(questions.map(() => 'found'));
  });
});

type OldLead = { id: string; aliases: string[]; name: string; contact: OldContact | null };
type OldContact = { emails: { address: string }[]; phones: { display: string }[] };
type OldEntry = { found: boolean; operation: string; subject: string; asked: object };

const addressesOf = ({ id, aliases, name, contact }: OldLead): string =>
  JSON.stringify([
    id,
    aliases,
    name,
    contact?.emails.map(({ address }) => address),
    contact?.phones.map(({ display }) => display),
  ]);
const byNumber = (a: number, b: number) => a - b;

/** Where an update says the same in other words. */
function asToday(name: string, value: OldRecord, version: number): OldRecord {
  if (name !== 'leads' || version >= 4 || value.contact === null) return value;
  const contact = value.contact as OldRecord;
  const said = (text: unknown) => (text === null ? null : { text });
  const { title, company, location } = contact;
  return { ...value, contact: { ...contact, title: said(title), company: said(company), location: said(location) } };
}
