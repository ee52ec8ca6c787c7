import { beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import type { Membership, Sync, Watch } from '../../src/model/schemas/people/product-check.ts';
import { savedPerson } from './crm-setup.ts';
import { StorePage } from './store-browser.ts';

/** In the page: what store-page.ts exports. */
declare const store: typeof import('./store-page.ts');

let page: StorePage;
beforeAll(async () => {
  page = await StorePage.shared();
});
beforeEach(() => page.begin());

const WATCH: Watch = {
  ...{ accountId: 'a1', accountName: 'Account', productId: 'p1', productName: 'Product' },
  ...{ reportId: 'r1', reportName: 'Customers', refreshHours: 24 },
};
const TICKED: Watch = { ...WATCH, ticked: [0, 1, 2, 3, 4, 'Plan', 'Visits'] };
const OTHER: Watch = { ...WATCH, reportId: 'r2', reportName: 'Everybody' };
const AS_OF = 1000;
const savedPersonWith = (slug: string, address: string) => {
  const { contact, ...known } = savedPerson(slug, `${slug} Doe`);
  return { ...known, contact: contact && { ...contact, emails: contact.emails.map((one) => ({ ...one, address })) } };
};
const unknown = (why: Extract<Membership, { kind: 'unknown' }>['why']): Membership => ({ kind: 'unknown', why });
const isIn = (columns: Extract<Membership, { kind: 'in' }>['columns'] = []): Membership => ({
  kind: 'in',
  asOf: AS_OF,
  columns,
});
const notIn: Membership = { kind: 'not-in', asOf: AS_OF };

describe('who is looked up', () => {
  const asked = [
    ['jane@tidewright.example'],
    ['JANE@Tidewright.example '],
    ['nobody@tidewright.example', 'zoe\u0308@hollowpine.example'],
    ['nobody@tidewright.example'],
    [' '],
    [],
    // A firm is there; whether this person is, it does not say.
    ['Info@Tidewright.example'],
  ];
  const look = (phase: 'chosen' | 'reading' | 'failed' | 'read' | 'not whole' | 'by numbers' | 'empty') =>
    page.run(
      async (name, watch, people, phase) => {
        const { identities } = store.open(name);
        await identities.choose(watch);
        if (phase !== 'chosen') {
          const names = ['jane@tidewright.example', 'zo\u00eb@Hollowpine.example', 'info@tidewright.example'];
          const members = phase === 'empty' ? [] : names.map((identity) => ({ identity, cells: [] }));
          const set = (await identities.begin(1000))?.set ?? 0;
          await identities.keepPage(set, members, { read: members.length });
          const addresses = phase === 'by numbers' ? 0 : members.length;
          const known = { number: set, asOf: 1000, columns: [], read: members.length, kept: members.length, addresses };
          if (phase === 'failed') await identities.fail(set, { failure: { kind: 'internal' }, endedAt: 1 });
          else if (phase !== 'reading') await identities.swap({ ...known, isWhole: phase !== 'not whole' }, 1);
        }
        return identities.look(people);
      },
      WATCH,
      asked,
      phase,
    );

  const none = unknown('no-address');
  test.each<[Parameters<typeof look>[0], Membership[]]>([
    ['chosen', asked.map(() => unknown('never-synced'))],
    ['reading', asked.map(() => unknown('never-synced'))],
    ['failed', asked.map(() => unknown('failed'))],
    ['read', [isIn(), isIn(), isIn(), notIn, none, none, none]],
    ['not whole', [isIn(), isIn(), isIn(), unknown('incomplete'), none, none, none]],
    ['by numbers', [isIn(), isIn(), isIn(), unknown('incomplete'), none, none, none]],
    ['empty', [notIn, notIn, notIn, notIn, none, none, none]],
  ])('in a report that is %s', async (phase, expected) => {
    expect(await look(phase)).toEqual(expected);
  });

  it('is nobody where no report was chosen', async () => {
    const seen = await page.run(async (name) => store.open(name).identities.look([['jane@tidewright.example'], []]));
    expect(seen).toEqual([unknown('never-synced'), unknown('never-synced')]);
  });

  it('comes with the ticked columns of the report where they are wanted, without empty ones', async () => {
    const seen = await page.run(async (name, watch) => {
      const { identities } = store.open(name);
      await identities.choose(watch);
      const set = (await identities.begin(1))?.set ?? 0;
      const page = (from: number) =>
        [0, 1].map((at) => ({ identity: `p${from + at}@a.example`, cells: [`plan ${from + at}`, '', 'yes'] }));
      await identities.keepPage(set, page(0), { read: 2 });
      await identities.keepPage(set, page(2), { read: 4 });
      const columns = ['Plan', 'Visits', null];
      await identities.swap({ number: set, asOf: 1000, columns, read: 4, kept: 4, addresses: 4, isWhole: true }, 1);
      return identities.look([['p3@a.example'], ['p0@a.example'], ['p4@a.example']], true);
    }, TICKED);
    const columns = (plan: string) => [
      { name: 'Plan', value: plan },
      { name: null, value: 'yes' },
    ];
    expect(seen).toEqual([isIn(columns('plan 3')), isIn(columns('plan 0')), notIn]);
  });
});

it('nobody stands on disk by name, and the same people are other hashes in another database', async () => {
  const [one, other] = await page.run(async (name, watch) => {
    const fill = async (name: string) => {
      const { identities } = store.open(name);
      await identities.choose(watch);
      const set = (await identities.begin(1))?.set ?? 0;
      const cells = ['Jane@Tidewright.example', 'Pro'];
      await identities.keepPage(set, [{ identity: 'jane@tidewright.example', cells }], { read: 1 });
      const all = await store.dump(name);
      return [JSON.stringify(all), JSON.stringify(all.knownHashes)] as const;
    };
    return [await fill(name), await fill(`${name}-b`)];
  }, TICKED);
  expect(one?.[0]).toContain('"Pro"');
  expect(one?.[0].toLowerCase()).not.toContain('jane');
  expect(one?.[1]).toMatch(/"hashes":\{"0":\d+,"1":\d+\}/);
  expect(one?.[1]).not.toBe(other?.[1]);
});

describe('the columns of a report', () => {
  const PLAN_ONLY: Watch = { ...WATCH, ticked: ['Plan'] };
  const [JANE, ZOE] = ['jane@tidewright.example', 'zoe@hollowpine.example'];
  const read = (watch: Watch, ...ticks: [column: string | number, isTicked: boolean][]) =>
    page.run(
      async (name, watch, ticks, people) => {
        const { identities } = store.open(name);
        await identities.choose(watch);
        await identities.begin(1);
        const cells = (at: number) => [`plan ${at}`, `secret ${at}`, `third ${at}`];
        const members = people.map((identity, at) => ({ identity, cells: cells(at) }));
        const columns = ['Plan', 'Private e-mail', null];
        await identities.keepPage(1, members, { read: 2, columns });
        const { ticked } = watch;
        const set = { number: 1, asOf: 1000, columns, read: 2, kept: 2, addresses: 2, isWhole: true };
        await identities.swap({ ...set, ...(ticked ? { ticked } : {}) }, 2);
        await Promise.all(ticks.map(([column, isTicked]) => identities.tick(column, isTicked)));
        const { knownRows, productCheck } = await store.dump(name);
        const look = await identities.look([[people[0] ?? '']], true);
        return { rows: JSON.stringify(knownRows), check: productCheck?.[0], look };
      },
      watch,
      ticks,
      [JANE, ZOE],
    );
  const plan = { name: 'Plan', value: 'plan 0' };
  const third = { name: null, value: 'third 0' };

  it('are not kept where none is ticked', async () => {
    expect(await read(WATCH)).toMatchObject({ rows: '[]', look: [isIn()] });
  });

  it('are kept and shown where they are ticked, by heading or, without one, by position', async () => {
    const { rows, look } = await read({ ...WATCH, ticked: ['Plan', 2, 1] });
    expect(look).toEqual([isIn([plan, third])]);
    // A position that has a heading is another column than was ticked.
    expect(rows).not.toContain('secret');
  });

  it('are removed from the disk as soon as they are unticked, and are not read again for it', async () => {
    const all = { ...WATCH, ticked: ['Plan', 'Private e-mail', 2] };
    const { rows, look, check } = await read(all, ['Private e-mail', false], [2, false]);
    expect(look).toEqual([isIn([plan])]);
    expect(rows).toMatch(/plan 0.*plan 1/);
    expect(rows).not.toMatch(/secret|third/);
    expect(check).toMatchObject({ watch: PLAN_ONLY, known: { number: 1, ticked: ['Plan'] }, sync: null });
    await page.begin();
    expect(await read({ ...WATCH, ticked: ['Plan'] }, ['Plan', false])).toMatchObject({ rows: '[]', look: [isIn()] });
  });

  it('that are ticked later are not there until the report is read again', async () => {
    const { look, check } = await read(WATCH, ['Plan', true], ['Plan', true]);
    expect(look).toEqual([isIn()]);
    expect(check).toMatchObject({ watch: PLAN_ONLY, known: { ticked: [] } });
  });

  it('are as many as a record holds: one more is refused, and leaves the record as it was', async () => {
    const seen = await page.run(async (name, watch) => {
      const { identities } = store.open(name);
      await identities.choose(watch);
      for (let at = 0; at < 45; at += 1) await identities.tick(`property ${at}`, true);
      const full = (await identities.check())?.watch?.ticked?.length;
      await identities.tick('property 3', false);
      await identities.tick('one more', true);
      return { full, last: (await identities.check())?.watch?.ticked?.at(-1) };
    }, WATCH);
    expect(seen).toEqual({ full: 40, last: 'one more' });
  });

  it('begin a reading again that is under way: its pages so far were kept with others', async () => {
    const seen = await page.run(async (name, all) => {
      const { identities } = store.open(name);
      await identities.choose(all);
      await identities.begin(5);
      const member = { identity: 'jane@a.example', cells: ['Pro', 'secret'] };
      await identities.keepPage(1, [member], { read: 1, columns: ['Plan', 'Visits'] });
      const { ticked: _, ...unticked } = all;
      await identities.choose({ ...unticked, refreshHours: 3 });
      const same = (await identities.check())?.sync;
      const { watch, sync, stale } = (await identities.tick(0, false)) ?? {};
      const late = await identities.keepPage(1, [member], { read: 2 });
      await identities.sweep();
      return { same, watch, sync, stale, late, rows: (await store.dump(name)).knownRows };
    }, TICKED);
    expect(seen.watch).toMatchObject({ refreshHours: 3, ticked: [1, 2, 3, 4, 'Plan', 'Visits'] });
    expect(seen).toMatchObject({ same: { set: 1, read: 1 }, stale: [1], late: null, rows: [] });
    expect(seen.sync).toMatchObject({ set: 2, phase: 'run', startedAt: 5, read: 0 });
  });
});

describe('somebody who is forgotten', () => {
  it('leaves nothing in what was read of the report, and the next reading does not bring them back', async () => {
    const seen = await page.run(
      async (name, watch, leads) => {
        const { identities, leadTable, openDatabase } = store.open(name);
        for (const one of leads) await (await openDatabase()).put('leads', one);
        await identities.choose(watch);
        // Listed twice, and not as their address is written elsewhere.
        const names = ['Jane@a.example', 'zoe@a.example', 'mailto:jane@A.example', 'info@a.example'];
        const members = names.map((identity, at) => ({ identity, cells: [`plan ${at}`] }));
        const readReport = async (set: number) => {
          await identities.begin(1);
          for (const member of members) await identities.keepPage(set, [member], { read: 4, columns: ['Plan'] });
        };
        const swap = (number: number) =>
          identities.swap(
            { number, asOf: 1000, columns: ['Plan'], ticked: ['Plan'], read: 4, kept: 4, addresses: 4, isWhole: true },
            2,
          );
        const look = () => identities.look([['jane@a.example'], ['zoe@a.example'], ['new@a.example']], true);
        const rows = async () => JSON.stringify((await store.dump(name)).knownRows?.map(({ rows }) => rows));
        await readReport(1);
        await swap(1);
        const before = await look();
        // Another reading is under way.
        await readReport(2);
        await leadTable.forget(leads.slice(0, 1).map(({ id }) => id));
        const forgotten = [await rows(), await look()] as const;
        await swap(2);
        const swapped = [await rows(), await look()] as const;
        await readReport(3);
        await swap(3);
        for (let sets = 0; sets < 2; sets += 1) await identities.sweep();
        const { forgottenIdentities } = await store.dump(name);
        return { before, forgotten, swapped, again: [await rows(), await look()], marks: forgottenIdentities?.length };
      },
      { ...WATCH, ticked: ['Plan'] },
      [savedPersonWith('jane', 'jane@a.example'), savedPersonWith('zoe', 'zoe@a.example')],
    );
    const zoe = isIn([{ name: 'Plan', value: 'plan 1' }]);
    expect(seen.before).toEqual([isIn([{ name: 'Plan', value: 'plan 2' }]), zoe, notIn]);
    const row = '[[]],[["plan 1"]],[[]],[["plan 3"]]';
    const left = [unknown('forgotten'), zoe, notIn];
    expect(seen.forgotten).toEqual([`[${row},${row}]`, left]);
    expect(seen.swapped).toEqual([`[${row},${row}]`, left]);
    expect(seen.again).toEqual([`[${row}]`, left]);
    expect(seen.marks).toBe(1);
  });

  it('is marked though no column is kept; an address of a firm marks nobody', async () => {
    const { look, stored } = await page.run(
      async (name, watch, one) => {
        const { identities, leadTable, openDatabase } = store.open(name);
        await (await openDatabase()).put('leads', one);
        await identities.choose(watch);
        await identities.begin(1);
        await identities.keepPage(1, [{ identity: 'jane@a.example', cells: [] }], { read: 1 });
        await leadTable.forget([one.id]);
        await identities.swap({ number: 1, asOf: 1000, columns: [], read: 1, kept: 1, addresses: 1, isWhole: true }, 2);
        return { look: await identities.look([['jane@a.example']]), stored: await store.dump(name) };
      },
      WATCH,
      savedPersonWith('jane', 'jane@a.example'),
    );
    expect(look).toEqual([unknown('forgotten')]);
    expect(JSON.stringify(stored)).not.toContain('jane');
  });

  it('leaves no mark where no report was ever chosen, and no row where the record of it is damaged', async () => {
    const seen = await page.run(
      async (name, one) => {
        const { leadTable, openDatabase } = store.open(name);
        const database = await openDatabase();
        await database.put('leads', one);
        await store.putRaw(name, 'knownRows', { set: 1, start: 0, rows: [['Pro']] });
        await leadTable.forget([one.id]);
        const { leads, knownRows, forgottenIdentities } = await store.dump(name);
        return [leads, knownRows, forgottenIdentities];
      },
      savedPersonWith('jane', 'jane@a.example'),
    );
    expect(seen).toEqual([[], [], []]);
  });

  it('can be forgotten beside a page of rows that is damaged', async () => {
    const left = await page.run(
      async (name, watch, one) => {
        const { identities, leadTable, openDatabase } = store.open(name);
        await (await openDatabase()).put('leads', one);
        await identities.choose(watch);
        await identities.begin(1);
        await identities.keepPage(1, [{ identity: 'jane@a.example', cells: ['Pro'] }], { read: 1, columns: ['Plan'] });
        const set = { number: 1, asOf: 1000, columns: ['Plan'], ticked: ['Plan'], read: 1, kept: 1, addresses: 1 };
        await identities.swap({ ...set, isWhole: true }, 2);
        await store.putRaw(name, 'knownRows', { set: 1, start: 0, rows: 'Pro' });
        await leadTable.forget([one.id]);
        const { leads, knownRows } = await store.dump(name);
        return [leads?.length, JSON.stringify(knownRows)];
      },
      { ...WATCH, ticked: ['Plan'] },
      savedPersonWith('jane', 'jane@a.example'),
    );
    expect(left).toEqual([0, '[{"set":1,"start":0,"rows":[]}]']);
  });
});

it('what earlier versions kept of a report, which nobody had ticked, is gone after the update; its people stay', async () => {
  const { before, after, look } = await page.run(async (name, watch) => {
    const { identities, openDatabase } = store.open(name);
    await identities.choose(watch);
    await identities.begin(1);
    await identities.keepPage(1, [{ identity: 'jane@a.example', cells: [] }], { read: 1 });
    const known = { number: 1, asOf: 1000, columns: ['Name'], read: 1, kept: 1, addresses: 1, isWhole: true };
    await identities.swap(known, 2);
    const { productCheck = [], knownHashes = [] } = await store.dump(name);
    (await openDatabase()).close();
    const older = `${name}-older`;
    const rows = { set: 1, start: 0, rows: [['Jane Doe', '+33 6 39 98 00 12']] };
    await store.makeOlder(older, 7, { productCheck, knownHashes, knownRows: [rows] });
    const before = JSON.stringify(await store.dump(older));
    const look = await store.open(older).identities.look([['jane@a.example']], true);
    return { before, after: await store.dump(older), look };
  }, WATCH);
  expect(before).toContain('Jane Doe');
  expect(after).toMatchObject({ knownRows: [], forgottenIdentities: [] });
  expect(look).toEqual([isIn()]);
});

describe('a sync', () => {
  it('is found as it was left by whoever comes after', async () => {
    const { sync, begun, next } = await page.run(async (name, watch) => {
      const { identities, openDatabase } = store.open(name);
      await identities.choose(watch);
      const begun = await identities.begin(5);
      await identities.step(1, {
        phase: 'poll',
        statusUrl: 'https://api.kissmetrics.com/query/queries/7/status',
        polls: 2,
      });
      (await openDatabase()).close();
      const later = store.open(name).identities;
      return { sync: (await later.check())?.sync, begun, next: await later.begin(9) };
    }, WATCH);
    const fresh = { set: 1, phase: 'run', startedAt: 5, goOnAt: 5, ways: null, read: 0, failure: null };
    expect(begun).toMatchObject(fresh);
    expect(sync).toMatchObject({ ...fresh, phase: 'poll', polls: 2 });
    // One that is under way is not begun a second time.
    expect(next).toEqual(sync);
  });

  it('keeps a page and how far it is together, and is looked up only once it is whole', async () => {
    const seen = await page.run(async (name, watch) => {
      const { identities } = store.open(name);
      await identities.choose(watch);
      const known = { asOf: 1000, columns: [], read: 1, kept: 1, addresses: 1, isWhole: true };
      const look = () => identities.look([['old@a.example'], ['new@a.example']]);
      await identities.begin(1);
      await identities.keepPage(1, [{ identity: 'old@a.example', cells: [] }], { read: 1 });
      await identities.swap({ number: 1, ...known }, 2);
      await identities.begin(3);
      const read = await identities.keepPage(2, [{ identity: 'new@a.example', cells: [] }], { read: 1, total: 1 });
      const before = await look();
      const done = await identities.swap({ number: 2, ...known }, 4);
      return { read, before, done, after: await look(), check: await identities.check() };
    }, WATCH);
    expect(seen.read).toMatchObject({ set: 2, phase: 'run', read: 1, total: 1 });
    expect(seen.before).toEqual([isIn(), notIn]);
    expect(seen.done).toMatchObject({ set: 2, phase: 'done', endedAt: 4 });
    expect(seen.after).toEqual([notIn, isIn()]);
    expect(seen.check).toMatchObject({ known: { number: 2 }, stale: [1], lastSet: 2 });
  });

  it('that is over, or of a report that is not chosen any more, changes nothing', async () => {
    const seen = await page.run(
      async (name, watch, other) => {
        const { identities } = store.open(name);
        const nobody = { failure: null, endedAt: 9 };
        const known = { asOf: 1000, columns: [], read: 0, kept: 0, addresses: 0, isWhole: true };
        const all = async (set: number) => [
          await identities.step(set, { polls: 9 }),
          await identities.keepPage(set, [{ identity: 'late@a.example', cells: [] }], { read: 9 }),
          await identities.swap({ number: set, ...known }, 9),
          await identities.fail(set, nobody),
        ];
        const none = await all(0);
        await identities.choose(watch);
        await identities.begin(1);
        await identities.fail(1, nobody);
        const failed = [...(await all(1)), (await store.dump(name)).productCheck];
        await identities.begin(2);
        const earlier = await all(1);
        await identities.choose(other);
        const after = await all(2);
        return { none, failed, earlier, after, records: await store.dump(name), begun: await identities.begin(3) };
      },
      WATCH,
      OTHER,
    );
    const nothing = [null, null, null, null];
    expect([seen.none, seen.earlier, seen.after]).toEqual([nothing, nothing, nothing]);
    expect(seen.failed).toMatchObject([...nothing, [{ stale: [1], known: null, sync: { phase: 'failed', polls: 0 } }]]);
    expect(seen.records.knownHashes).toEqual([]);
    expect(seen.records.productCheck).toMatchObject([{ watch: OTHER, stale: [1, 2], known: null, sync: null }]);
    expect(seen.begun).toMatchObject({ set: 3 } satisfies Partial<Sync>);
  });

  it('is not begun where no report was chosen', async () => {
    const seen = await page.run(async (name, watch) => {
      const { identities } = store.open(name);
      const first = await identities.begin(1);
      await identities.choose(watch);
      await identities.choose(null);
      return [first, await identities.begin(1), (await identities.check())?.sync];
    }, WATCH);
    expect(seen).toEqual([null, null, null]);
  });
});

describe('choosing', () => {
  const choose = (...watches: (Watch | null)[]) =>
    page.run(
      async (name, first, watches) => {
        const { identities } = store.open(name);
        await identities.choose(first);
        await identities.begin(1);
        await identities.keepPage(1, [{ identity: 'jane@a.example', cells: [] }], { read: 1 });
        await identities.swap({ number: 1, asOf: 1000, columns: [], read: 1, kept: 1, addresses: 1, isWhole: true }, 2);
        for (const watch of watches) await identities.choose(watch);
        return { check: await identities.check(), seen: await identities.look([['jane@a.example']]) };
      },
      WATCH,
      watches,
    );

  it('other hours for the same report keeps its people', async () => {
    const { check, seen } = await choose({ ...WATCH, refreshHours: 1 });
    expect(check).toMatchObject({ watch: { refreshHours: 1 }, known: { number: 1 }, stale: [] });
    expect(seen).toEqual([isIn()]);
  });

  it.each([
    ['another report', OTHER],
    ['none', null],
  ] as const)('%s lets its people go', async (_what, watch) => {
    const { check, seen } = await choose(watch);
    expect(check).toMatchObject({ watch, known: null, stale: [1], sync: null });
    expect(seen).toEqual([unknown('never-synced')]);
  });

  it('begins anew where the record is damaged: nobody knows what was kept beside it', async () => {
    const { seen, records } = await page.run(async (name, watch) => {
      const { identities } = store.open(name);
      await identities.choose(watch);
      await identities.begin(1);
      await identities.keepPage(1, [{ identity: 'jane@a.example', cells: [] }], { read: 1 });
      await store.putRaw(name, 'productCheck', { id: 'kissmetrics', salt: 'none' });
      const seen = [await identities.check(), await identities.look([['jane@a.example']])];
      await identities.choose(watch);
      return { seen, records: await store.dump(name) };
    }, WATCH);
    expect(seen).toEqual([null, [unknown('never-synced')]]);
    expect(records.knownHashes).toEqual([]);
    expect(records.knownRows).toEqual([]);
    expect(records.productCheck).toMatchObject([{ watch: WATCH, lastSet: 0, known: null }]);
  });

  it('a page that is damaged proves nothing about who is not found', async () => {
    const seen = await page.run(async (name, watch) => {
      const { identities } = store.open(name);
      await identities.choose(watch);
      await identities.begin(1);
      await identities.keepPage(1, [{ identity: 'jane@a.example', cells: [] }], { read: 1 });
      await identities.swap({ number: 1, asOf: 1000, columns: [], read: 1, kept: 1, addresses: 1, isWhole: true }, 2);
      await store.putRaw(name, 'knownHashes', { set: 1, start: 0, hashes: 'none' });
      return identities.look([['jane@a.example']]);
    }, WATCH);
    expect(seen).toEqual([unknown('incomplete')]);
  });
});

it('old sets go in pieces, oldest first, and nothing of the one that is looked up', async () => {
  const counts = await page.run(async (name, watch) => {
    const { identities } = store.open(name);
    await identities.choose(watch);
    const fill = async (set: number, pages: number) => {
      await identities.begin(1);
      for (let at = 0; at < pages; at += 1) {
        await identities.keepPage(set, [{ identity: `p${at}@a.example`, cells: [] }], { read: at + 1 });
      }
      await identities.swap(
        { number: set, asOf: 1000, columns: [], read: pages, kept: pages, addresses: pages, isWhole: true },
        2,
      );
    };
    await fill(1, 12);
    await fill(2, 3);
    await fill(3, 2);
    const counts: string[] = [];
    const count = async () => {
      const { knownHashes = [], knownRows = [], productCheck = [] } = await store.dump(name);
      const sets = [knownRows, knownHashes].map((parts) => parts.map(({ set }) => set).join(''));
      counts.push(`${sets.join(' ')}, stale ${productCheck[0]?.stale}`);
    };
    for (let step = 0; step < 4; step += 1) {
      await count();
      await identities.sweep();
    }
    await count();
    return counts;
  }, TICKED);
  expect(counts).toEqual([
    '11111111111122233 123, stale 1,2',
    '1122233 123, stale 1,2',
    '22233 23, stale 2',
    '33 3, stale ',
    '33 3, stale ',
  ]);
});

it('two hundred thousand people are kept page by page, and a hundred are found among them', async () => {
  const { found, missing, someone, rows, figures } = await page.run(async (name, watch) => {
    const { identities, openDatabase } = store.open(name);
    await identities.choose(watch);
    await identities.begin(1);
    const cells = ['Pro', '2026-01-02', 'Fernhollow, Northmark', 'yes'];
    const start = performance.now();
    for (let from = 0; from < 200_000; from += 1600) {
      const members = Array.from({ length: 1600 }, (_, at) => {
        const number = String(from + at);
        return { identity: `p${number}@a.example`, cells: [number, ...cells] };
      });
      await identities.keepPage(1, members, { read: from + 1600 });
    }
    const written = performance.now() - start;
    const known = {
      number: 1,
      asOf: 1000,
      columns: [],
      read: 200_000,
      kept: 200_000,
      addresses: 200_000,
      isWhole: true,
    };
    await identities.swap(known, 2);
    (await openDatabase()).close();
    const later = store.open(name);
    const asked = Array.from({ length: 100 }, (_, at) => [`p${at * 1999}@a.example`]);
    const times: number[] = [];
    const timed = async (people: string[][], withColumns = false) => {
      const start = performance.now();
      const seen = await later.identities.look(people, withColumns);
      times.push(performance.now() - start);
      return seen.map((one) => (one.kind === 'in' ? (one.columns[0]?.value ?? 'in') : one.kind));
    };
    await later.openDatabase();
    const found = await timed(asked);
    const missing = await timed(asked.map(([address]) => [`not-${address}`]));
    for (let round = 0; round < 20; round += 1) await timed(asked);
    const sorted = [...times].sort((a, b) => a - b);
    const someone = await timed([['p77777@a.example']], true);
    const edges = [0, 6999, 7000, 7001, 13_999, 14_000, 199_999];
    const rows = await timed(
      edges.map((number) => [`p${number}@a.example`]),
      true,
    );
    const figures = { first: times[0], median: sorted[11], worst: sorted[21], oneWithColumns: times[22], written };
    return { found, missing, someone, rows, figures };
  }, TICKED);
  expect(found).toEqual(Array(100).fill('in'));
  expect(missing).toEqual(Array(100).fill('not-in'));
  expect(someone).toEqual(['77777']);
  expect(rows).toEqual(['0', '6999', '7000', '7001', '13999', '14000', '199999']);
  const rounded = Object.entries(figures).map(([what, ms]) => `${what} ${ms?.toFixed(1)} ms`);
  console.log(`200,000 people, 100 looked up: ${rounded.join(', ')}`);
});
