import { describe, expect, it } from 'vitest';
import { type Purchase, purchase as purchaseSchema } from '../../../src/model/schemas/purchases/purchase.ts';
import { healEntry } from '../../../src/store/repair/heal-entry.ts';
import { healLead } from '../../../src/store/repair/heal-lead.ts';
import { purchase } from '../purchasing/examples.ts';

const KEY = 'kaspr|profile|lead-1|';
const entry = purchase({ key: KEY, subject: 'lead-1', charged: 2, stake: 2 });
const DAMAGED = { kind: 'damaged-entry', service: 'kaspr' };

describe('a damaged entry', () => {
  it.each<[string, object, Partial<Purchase> | null]>([
    ['keeps what is known of the money', { lock: 7, repeatable: null }, { state: 'settled', charged: 2, lock: '' }],
    ['is a question where its charge is not known', { charged: 'two' }, { state: 'unknown', charged: null, stake: 2 }],
    ['is a question where its state is not known', { state: 7 }, { state: 'unknown', resolved: null }],
    ['is a question where it is not known what was asked', { asked: 7 }, { state: 'unknown' }],
    ['has at stake what it has cost', { stake: 'x', state: 'x', charged: 5 }, { state: 'unknown', stake: 5 }],
    ['may still be under way', { state: 'intent', charged: 'x' }, { state: 'intent', charged: null, endedAt: null }],
    ['is named by its key', { service: 7, operation: 7, subject: 7 }, { service: 'kaspr', subject: 'lead-1' }],
    ['is named by its fields', { key: 7 }, { key: KEY, state: 'settled' }],
    ['asks what its key says', { key: `${KEY}phone`, asked: 7 }, { asked: { phoneRequired: true }, state: 'unknown' }],
    ['is nothing where nothing names it', { key: 7, subject: 7 }, null],
  ])('%s', (_, different, healed) => {
    const result = healEntry({ ...entry, ...different });
    if (healed === null) expect(result).toBeNull();
    else expect(result).toMatchObject({ id: entry.id, ...healed });
    if (result) expect(purchaseSchema.safeParse(result).success).toBe(true);
    if (result?.state === 'unknown') expect(result.failure).toEqual(DAMAGED);
  });

  it('of employees, of whom it is not known how many, answers for as many as there can be', () => {
    const key = 'kaspr|domain-employees|acme.example|';
    const employees = { ...entry, key, operation: 'domain-employees', subject: 'acme.example', asked: 'x' };
    expect(healEntry(employees)?.asked).toEqual({ limit: 1000 });
  });

  it('whose answered question is damaged is open again', () => {
    const answered = { ...entry, state: 'unknown', charged: 0, resolved: { by: 'somebody' } };
    expect(healEntry(answered)).toMatchObject({ state: 'unknown', charged: null, resolved: null });
  });
});

describe('a damaged person', () => {
  const LEAD = {
    ...{ id: 'x', aliases: ['in:jane'], name: 'Jane', headline: null, company: null, location: null },
    ...{ contact: null, savedAt: 5, inCrm: null, tags: ['a'], notes: 'n' },
  };

  const LONG = { notes: 'n'.repeat(200_000), tags: Array.from({ length: 300 }, (_, at) => `tag ${at}`) };

  it.each([
    ['keeps all else', { headline: 7 }, { ...LEAD, headline: null }],
    ['keeps their notes and tags whole', { headline: 7, ...LONG }, LONG],
    ['keeps the ids that they had', { headline: 7, formerIds: ['y', 7] }, { formerIds: ['y'] }],
    ['keeps each alias that can be read', { aliases: ['in:jane', 7, 'x'] }, LEAD],
    ['is nobody else for want of a name', { name: 7 }, { name: '', provenance: { name: { from: 'guessed' } } }],
    [
      'has opted out where in doubt',
      { contact: { emails: 'none', optedOut: 'yes' } },
      { contact: { emails: [], optedOut: { service: 'cognism', at: 0 } } },
    ],
  ])('%s', (_, different, healed) => {
    expect(healLead({ ...LEAD, ...different })).toMatchObject(healed);
  });
});
