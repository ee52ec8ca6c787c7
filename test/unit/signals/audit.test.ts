import { describe, expect, it } from 'vitest';
import type { SignalWatch } from '../../../src/model/schemas/people/signal.ts';
import type { Failure } from '../../../src/model/schemas/purchases/failure.ts';
import type { LedgerEntry } from '../../../src/model/schemas/purchases/ledger-views.ts';
import type { Purchase } from '../../../src/model/schemas/purchases/purchase.ts';
import type { AuditEntry } from '../../../src/services/cognism-2016/audit.ts';
import type { ServiceResult } from '../../../src/services/http/service-result.ts';
import { createAudit } from '../../../src/signals/audit.ts';
import { NOW, purchase } from '../purchasing/examples.ts';

const DOWN: ServiceResult<null> = { ok: false, failure: { kind: 'service-down', service: 'cognism2016', status: 502 } };
const WELL: ServiceResult<null> = { ok: true, value: null, balance: null };

const entry = (id: number, different: Partial<Purchase> = {}): LedgerEntry => ({
  purchase: purchase({ id, service: 'cognism', operation: 'reveal', state: 'settled', charged: 1, ...different }),
  name: 'Jane Doe',
  slug: 'jane-doe',
});

/**
 * An audit log of a ledger; `answers` is what each entry is answered with, then well.
 * @param meanwhile what the user does to the switches while an entry is being written
 */
function auditOf(
  ledger: LedgerEntry[],
  different: Partial<SignalWatch> = {},
  answers: ServiceResult<null>[] = [],
  meanwhile: Partial<SignalWatch>[] = [],
) {
  let watch: SignalWatch = {
    ...{ id: 'signals', isOn: false, isLive: false, isAudited: true, readTo: null, goOnAt: 0, failure: null },
    ...{ liveSince: null, auditedTo: 0, auditFailure: null },
    ...different,
  };
  const written: AuditEntry[] = [];
  const audit = createAudit({
    store: {
      watch: async () => watch,
      changeWatch: async (change) => {
        watch = change(watch);
      },
    },
    entries: async (after, most) => ledger.filter(({ purchase: { id } }) => id > after).slice(0, most),
    write: async (one) => {
      written.push(one);
      watch = { ...watch, ...meanwhile.shift() };
      return answers.shift() ?? WELL;
    },
    changed: () => {},
    now: () => NOW,
  });
  const ids = () => written.map(({ data }) => (data as { purchase: number }).purchase);
  return { audit, ids, written, watch: () => watch };
}

describe('the audit log', () => {
  it('has an entry for each reveal after the last that was looked at, once', async () => {
    const { audit, ids, written } = auditOf([entry(1), entry(2), entry(3, { operation: 'profile' }), entry(4)], {
      auditedTo: 1,
    });
    expect(await audit.advance()).toBeNull();
    await audit.advance();
    expect(ids()).toEqual([2, 4]);
    expect(written[0]).toMatchObject({ action: 'reveal', source: 'Leadlight', data: { charged: 1, slug: 'jane-doe' } });
  });

  it('has none for what was refused, and one for what may have been revealed', async () => {
    const { audit, ids } = auditOf([entry(1, { state: 'refused' }), entry(2, { state: 'unknown', charged: null })]);
    await audit.advance();
    expect(ids()).toEqual([2]);
  });

  it('waits for a reveal that is under way, and for all after it', async () => {
    const ledger = [entry(1, { state: 'intent' }), entry(2)];
    const { audit, ids } = auditOf(ledger);
    expect(await audit.advance()).toBeNull();
    expect(ids()).toEqual([]);
    ledger[0] = entry(1);
    await audit.advance();
    expect(ids()).toEqual([1, 2]);
  });

  it('is not asked again after a failure, which is kept until an entry is written', async () => {
    const { audit, ids, watch } = auditOf([entry(1)], {}, [DOWN]);
    await audit.advance();
    await audit.advance();
    expect(ids()).toEqual([1]);
    expect(watch().auditFailure).toMatchObject({ kind: 'service-down' });
  });

  const LIMITED = { kind: 'rate-limited', service: 'cognism2016', until: NOW + 90_000 } as const;
  const RESTING = { ...LIMITED, kind: 'service-resting' } as const;

  it.each<[Failure, number]>([
    [{ kind: 'offline' }, NOW + 300_000],
    [{ kind: 'no-permission', hosts: 'https://api.cognism.io/*' }, NOW + 300_000],
    [{ kind: 'bad-address', service: 'cognism2016' }, NOW + 300_000],
    [{ kind: 'no-key', service: 'cognism2016' }, NOW + 300_000],
    [RESTING, RESTING.until],
    [LIMITED, LIMITED.until],
    [{ ...LIMITED, until: NOW - 1 }, NOW + 10_000],
  ])('sends later what was surely not sent, and all after it: %o', async (failure, goOnAt) => {
    const { audit, ids, watch } = auditOf([entry(3), entry(4)], { auditedTo: 2 }, [{ ok: false, failure }]);
    expect(await audit.advance()).toBe(goOnAt);
    expect(ids()).toEqual([3]);
    expect(watch()).toMatchObject({ auditedTo: 2, auditFailure: failure });
    expect(await audit.advance()).toBeNull();
    expect(ids()).toEqual([3, 3, 4]);
    expect(watch()).toMatchObject({ auditedTo: 4, auditFailure: null });
  });

  it('ends with the entry under way where it is switched off meanwhile', async () => {
    const { audit, ids, watch } = auditOf([entry(1), entry(2)], {}, [], [{ isAudited: false }]);
    while ((await audit.advance()) !== null);
    expect(ids()).toEqual([1]);
    expect(watch().auditedTo).toBe(1);
  });

  it('has nothing of the time in which it was off, though it is on again before an entry is written', async () => {
    const ledger = [entry(1), entry(2), entry(3), entry(4)];
    for (const answers of [[], [{ ok: false, failure: LIMITED } as const]]) {
      const { audit, ids, watch } = auditOf(ledger, {}, answers, [{ isAudited: true, auditedTo: 3 }]);
      for (let steps = 0; steps < 5; steps += 1) await audit.advance();
      expect(ids()).toEqual([1, 4]);
      expect(watch().auditedTo).toBe(4);
    }
  });

  it('goes on at once where there is more than one piece', async () => {
    const { audit, ids } = auditOf(Array.from({ length: 150 }, (_, index) => entry(index + 1)));
    expect(await audit.advance()).toBe(0);
    expect(await audit.advance()).toBeNull();
    expect(ids()).toHaveLength(150);
  });

  it('has nothing while it is switched off', async () => {
    const { audit, ids } = auditOf([entry(1)], { isAudited: false });
    expect(await audit.advance()).toBeNull();
    expect(ids()).toEqual([]);
  });
});
