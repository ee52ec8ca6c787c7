import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CrmPush } from '../../src/model/schemas/crm/crm.ts';
import type { Lead } from '../../src/model/schemas/people/lead.ts';
import type { LeadCursor } from '../../src/model/views/lead-views.ts';
import { email } from '../unit/purchasing/examples.ts';
import { savedPerson } from './crm-setup.ts';
import { StorePage } from './store-browser.ts';

/** In the page: what store-page.ts exports. */
declare const store: typeof import('./store-page.ts');

let page: StorePage;
beforeAll(async () => {
  page = await StorePage.shared();
});
beforeEach(() => page.begin());

const lead = (slug: string, savedAt: number, different: Partial<Lead> = {}): Lead =>
  savedPerson(slug, slug.toUpperCase(), { savedAt, ...different });

/** Writes records past everything that would check them, and reads all rows in pieces of so many. */
function readInPieces(leads: readonly unknown[], most: number) {
  return page.run(
    async (name, records, size) => {
      const { openDatabase, leadTable } = store.open(name);
      const database = await openDatabase();
      for (const record of records) await database.put('leads', record as never);
      const pieces: string[][] = [];
      let after: LeadCursor | null = null;
      do {
        const { rows, next }: Awaited<ReturnType<typeof leadTable.rows>> = await leadTable.rows(after, size);
        pieces.push(rows.map(({ id }) => id.replace('lead-', '')));
        after = next;
      } while (after && pieces.length < 50);
      return pieces;
    },
    leads,
    most,
  );
}

describe('the rows of saved people', () => {
  const five = [lead('a', 10), lead('b', 30), lead('c', 20), lead('d', 50), lead('e', 40)];

  it.each([
    [1, [['d'], ['e'], ['b'], ['c'], ['a']]],
    [2, [['d', 'e'], ['b', 'c'], ['a']]],
    [4, [['d', 'e', 'b', 'c'], ['a']]],
    [5, [['d', 'e', 'b', 'c', 'a']]],
    [100, [['d', 'e', 'b', 'c', 'a']]],
  ])('come newest first, in pieces of %i, none twice and none left out', async (most, wanted) => {
    const pieces = await readInPieces(five, most);
    expect(pieces).toEqual(wanted);
  });

  it('are none where nobody is saved', async () => {
    expect(await readInPieces([], 10)).toEqual([[]]);
  });

  it.each([1, 2, 3, 7])('of one moment go by their ids, in pieces of %i', async (most) => {
    const same = ['f', 'b', 'd', 'a', 'e', 'c'].map((slug) => lead(slug, 20));
    const pieces = await readInPieces([...same, lead('z', 10), lead('y', 30)], most);
    expect(pieces.flat()).toEqual(['y', 'f', 'e', 'd', 'c', 'b', 'a', 'z']);
  });

  it.each([1, 2, 3])('leave out damaged records, in pieces of %i', async (most) => {
    const damaged = (slug: string, savedAt: number) => ({ ...lead(slug, savedAt), tags: 'none' });
    const records = [damaged('x', 60), ...five, damaged('y', 35), damaged('z', 34), damaged('w', 1)];
    const pieces = await readInPieces(records, most);
    expect(pieces.flat()).toEqual(['d', 'e', 'b', 'c', 'a']);
  });

  it('go on after somebody who was forgotten meanwhile', async () => {
    const rest = await page.run(async (name, leads) => {
      const { openDatabase, leadTable } = store.open(name);
      for (const one of leads) await (await openDatabase()).put('leads', one);
      const { next } = await leadTable.rows(null, 2);
      await leadTable.forget(['lead-e', 'lead-d']);
      return (await leadTable.rows(next, 10)).rows.map(({ id }) => id);
    }, five);
    expect(rest).toEqual(['lead-b', 'lead-c', 'lead-a']);
  });

  it('tell what the table shows of each', async () => {
    const source = { service: 'kaspr', at: 5 } as const;
    const { contact } = lead('a', 1);
    const inCrm = { instanceId: '1', contactId: '2', link: null, at: 3 };
    const wordy = lead('a', 10, { tags: ['warm'], inCrm, contact: contact && { ...contact, optedOut: source } });
    const rows = await page.run(
      async (name, leads) => {
        const { openDatabase, leadTable } = store.open(name);
        for (const one of leads) await (await openDatabase()).put('leads', one);
        return (await leadTable.rows(null, 10)).rows;
      },
      [wordy, lead('b', 5, { contact: null, company: 'Kestrel' })],
    );
    const common = { headline: 'Head of Growth', phones: 0 };
    expect(rows).toEqual([
      {
        ...{ id: 'lead-a', name: 'A', company: 'Acme', tags: ['warm'], savedAt: 10, emails: 1, ...common },
        ...{ isInCrm: true, isOptedOut: true },
      },
      {
        ...{ id: 'lead-b', name: 'B', company: 'Kestrel', tags: [], savedAt: 5, emails: 0, ...common },
        ...{ isInCrm: false, isOptedOut: false },
      },
    ]);
  });
});

describe('saved people', () => {
  it('are told by their ids, in that order', async () => {
    const told = await page.run(
      async (name, leads) => {
        const { openDatabase, leadTable } = store.open(name);
        for (const one of leads) await (await openDatabase()).put('leads', one);
        const people = await leadTable.leads(['lead-b', 'lead-q', 'lead-a']);
        return people.map(({ id }) => id);
      },
      [lead('a', 1), lead('b', 2)],
    );
    expect(told).toEqual(['lead-b', 'lead-a']);
  });

  it.each([
    ['next to each other', 1, 60],
    ['far from each other', 7, 60],
    ['few', 1, 3],
  ])('are told in the order of their ids where they stand %s', async (_, step, count) => {
    const slug = (at: number) => `p${String(at).padStart(3, '0')}`;
    const all = Array.from({ length: 450 }, (_, at) => lead(slug(at), 1000 - at));
    const wanted = Array.from({ length: count }, (_, at) => `lead-${slug(at * step)}`);
    const asked = [...wanted.slice(0, 2), 'lead-nobody', ...wanted.slice(2)];
    const told = await page.run(
      async (name, leads, ids) => {
        const { openDatabase, leadTable } = store.open(name);
        const transaction = (await openDatabase()).transaction('leads', 'readwrite');
        for (const one of leads) transaction.store.put(one);
        await transaction.done;
        return (await leadTable.leads(ids)).map(({ id }) => id);
      },
      all,
      asked,
    );
    expect(told).toEqual(asked.filter((id) => id !== 'lead-nobody'));
  });

  it('are forgotten with all that says who they are, and nobody else is', async () => {
    const left = await page.run(
      async (name, leads) => {
        const { openDatabase, leadTable } = store.open(name);
        const database = await openDatabase();
        for (const one of leads) await database.put('leads', one);
        for (const slug of ['a', 'b', 'c']) {
          await database.add('previews', { aliases: [`in:${slug}`, 'urn:shared'] } as never);
          await database.add('pushes', { leadId: `lead-${slug}`, values: [], state: 'created' } as never);
          await database.put('signals', { id: `s-${slug}`, leadId: `lead-${slug}`, at: 1 } as never);
        }
        await leadTable.forget(['lead-a', 'lead-c', 'lead-nobody']);
        const all = async (store: 'leads' | 'previews' | 'pushes' | 'signals') =>
          (await database.getAll(store)).map((record) => ('leadId' in record ? record.leadId : record.aliases[0]));
        return [await all('leads'), await all('previews'), await all('pushes'), await all('signals')];
      },
      [lead('a', 1), lead('b', 2), lead('c', 3)],
    );
    expect(left).toEqual([['in:b'], ['in:b'], ['lead-b'], ['lead-b']]);
  });

  it('are forgotten by bulk runs, too, unless they are still to be looked up', async () => {
    const left = await page.run(
      async (name, leads) => {
        const { openDatabase, leadTable } = store.open(name);
        const database = await openDatabase();
        for (const one of leads) await database.put('leads', one);
        for (const [id, state] of [
          [1, 'running'],
          [2, 'cancelled'],
        ] as const) {
          await database.put('runs', { id, state } as never);
        }
        for (const [run, state, slug] of [
          [1, 'found', 'a'],
          [1, 'waiting', 'a'],
          [1, 'found', 'b'],
          [2, 'waiting', 'a'],
          [2, 'failed', 'b'],
        ] as const) {
          await database.add('tasks', { run, state, person: store.person(slug) } as never);
        }
        await leadTable.forget(['lead-a']);
        return (await database.getAll('tasks')).map(({ run, state, person }) => `${run} ${state} ${person.slug}`);
      },
      [lead('a', 1), lead('b', 2)],
    );
    expect(left).toEqual(['1 waiting a', '1 found b', '2 failed b']);
  });

  it.each([
    ['an address', 'J. Doe', ['jane@acme.example']],
    ['their name at a company whose address they have', 'JANE DOE', []],
  ])('are forgotten among a company’s employees, told by %s; namesakes elsewhere stay', async (_, told, addresses) => {
    const source = { service: 'kaspr', at: 1 } as const;
    const employee = (name: string, emails: readonly string[] = []) => ({
      ...{ name, title: null, company: null, location: null, phones: [] },
      emails: emails.map((address) => email({ address })),
    });
    const record = (domain: string, list: readonly ReturnType<typeof employee>[]) => ({
      ...{ domain, facts: null, patterns: null },
      employees: { source, list: [...list, employee('Ada King', ['ada@acme.example'])] },
    });
    const left = await page.run(
      async (base, jane, domains) => {
        const { openDatabase, leadTable } = store.open(base);
        const database = await openDatabase();
        await database.put('leads', jane);
        for (const one of domains) await database.put('domains', one);
        await leadTable.forget([jane.id]);
        return (await database.getAll('domains')).map(({ employees }) => employees?.list.map(({ name }) => name));
      },
      savedPerson('jane', 'Jane Doe'),
      [record('acme.example', [employee(told, addresses)]), record('other.example', [employee('Jane Doe')])],
    );
    expect(left).toEqual([['Ada King'], ['Jane Doe', 'Ada King']]);
  });
});

describe('a push that is under way', () => {
  const draft: Omit<CrmPush, 'id'> = {
    ...{ leadId: 'lead-a', instanceId: '17', element: 'sfdc', object: 'contacts', state: 'intent', contactId: null },
    ...{ searched: [], isChosen: false, wrote: {}, before: {}, at: 5 },
  };
  const inCrm = { instanceId: '17', contactId: '0030', link: null, at: 6 };

  it('of somebody who is forgotten meanwhile leaves nothing of them', async () => {
    const told = await page.run(
      async (name, one, push, place) => {
        const { openDatabase, leadTable, pushRecords } = store.open(name);
        const database = await openDatabase();
        await database.put('leads', one);
        const intent = await pushRecords.intent(push);
        await leadTable.forget(['lead-a']);
        await pushRecords.end({ ...intent, state: 'created', contactId: '0030' }, place);
        const again = await pushRecords.intent(push).catch(() => 'refused');
        return [await database.count('pushes'), await database.count('leads'), again];
      },
      lead('a', 1),
      draft,
      inCrm,
    );
    expect(told).toEqual([0, 0, 'refused']);
  });

  it('is put off only while its outcome is open, and found though another record is damaged', async () => {
    const seen = await page.run(
      async (name, one, push) => {
        const { openDatabase, pushRecords } = store.open(name);
        const database = await openDatabase();
        await database.put('leads', one);
        const open = await pushRecords.intent(push);
        const ended = await pushRecords.intent(push);
        await pushRecords.end({ ...ended, state: 'failed' });
        await database.add('pushes', { ...push, at: 'never', values: [] } as never);
        for (const { id } of [open, ended]) await pushRecords.postpone(id, { tries: 1, at: 9 });
        return [await pushRecords.intents(), (await pushRecords.push(ended.id))?.retry ?? null];
      },
      lead('a', 1),
      draft,
    );
    expect(seen).toEqual([[{ ...draft, id: 1, retry: { tries: 1, at: 9 } }], null]);
  });

  it('of somebody who is merged with another meanwhile ends with whoever is left', async () => {
    const told = await page.run(
      async (name, leads, push, place) => {
        const { openDatabase, pushRecords } = store.open(name);
        const database = await openDatabase();
        for (const one of leads) await database.put('leads', one);
        const intent = await pushRecords.intent(push);
        await database.put('pushes', { ...intent, leadId: 'lead-b', values: [] } as never);
        await database.delete('leads', 'lead-a');
        await pushRecords.end({ ...intent, state: 'created', contactId: '0030' }, place);
        const [kept] = await pushRecords.ofLead('lead-b');
        return [kept?.state, (await database.get('leads', 'lead-b'))?.inCrm?.contactId];
      },
      [lead('a', 1), lead('b', 2)],
      draft,
      inCrm,
    );
    expect(told).toEqual(['created', '0030']);
  });
});
