import { dayOf } from '../../model/day.ts';
import {
  type Asked,
  asked as askedSchema,
  type Purchase,
  type PurchaseSpec,
  purchaseKey,
  purchase as purchaseSchema,
} from '../../model/schemas/purchases/purchase.ts';
import { MAX_EMPLOYEES } from '../../model/schemas/purchases/service.ts';
import { type AnyRecord, isAnyRecord, readField } from './fields.ts';

const { shape } = purchaseSchema;

/** Where neither a day nor a date can be read. */
const NO_DAY = '1970-01-01';

/** Unreadable money makes it an open question: no second purchase until the user decides. Null if the spec is lost. */
export function healEntry(record: unknown): Purchase | null {
  if (!isAnyRecord(record)) return null;
  const spec = specOf(record);
  const id = readField(shape.id, record.id);
  if (!spec || id === null) return null;
  const endedAt = readField(shape.endedAt, record.endedAt);
  const startedAt = readField(shape.startedAt, record.startedAt) ?? endedAt ?? 0;
  const charged = readField(shape.charged, record.charged);
  const always = {
    ...{ id, ...spec, key: purchaseKey(spec), startedAt },
    day: readField(shape.day, record.day) ?? readField(shape.day, dayOf(startedAt)) ?? NO_DAY,
    keyId: readField(shape.keyId, record.keyId) ?? '',
    repeatable: readField(shape.repeatable, record.repeatable) ?? false,
    stake: readField(shape.stake, record.stake) ?? Math.max(charged ?? 0, 1),
    lock: readField(shape.lock, record.lock) ?? '',
    run: readField(shape.run, record.run),
  };
  const healed = { ...always, ...endOf(record, spec, endedAt ?? startedAt) };
  return purchaseSchema.safeParse(healed).data ?? null;
}

type End = Pick<Purchase, 'state' | 'endedAt' | 'found' | 'failure' | 'charged' | 'remaining' | 'resolved'>;

function endOf(record: AnyRecord, { service }: PurchaseSpec, endedAt: number): End {
  const nothing = { endedAt: null, found: false, failure: null, charged: null, remaining: null, resolved: null };
  // The request may still be running; if not, its lock will show that at the next check.
  if (record.state === 'intent') return { ...nothing, state: 'intent' };
  const remaining = readField(shape.remaining, record.remaining);
  const resolved = readField(shape.resolved, record.resolved);
  const state = readField(shape.state, record.state);
  const failure = readField(shape.failure, record.failure);
  const isMoneyKnown =
    state !== null &&
    askedSchema.safeParse(record.asked).success &&
    shape.charged.safeParse(record.charged).success &&
    shape.found.safeParse(record.found).success &&
    (state !== 'unknown' || resolved !== null);
  if (!isMoneyKnown) {
    return { ...nothing, state: 'unknown', failure: { kind: 'damaged-entry', service }, endedAt, remaining };
  }
  return {
    ...{ state, failure, endedAt, remaining, resolved },
    charged: readField(shape.charged, record.charged),
    found: readField(shape.found, record.found) ?? false,
  };
}

/** Prefers the key, which holds the whole spec and is what a second purchase is checked against. */
function specOf(record: AnyRecord): PurchaseSpec | null {
  const [keyService, keyOperation, keySubject, asks] = typeof record.key === 'string' ? record.key.split('|') : [];
  const service = readField(shape.service, keyService) ?? readField(shape.service, record.service);
  const operation = readField(shape.operation, keyOperation) ?? readField(shape.operation, record.operation);
  const subject = keySubject || readField(shape.subject, record.subject);
  if (service === null || operation === null || !subject) return null;
  const asked = readField(askedSchema, record.asked) ?? askedIn(asks ?? '');
  // A list of unknown length counts as the longest, so that it isn't bought again.
  const limit = operation === 'domain-employees' && asked.limit === undefined ? { limit: MAX_EMPLOYEES } : {};
  return { service, operation, subject, asked: { ...asked, ...limit } };
}

/** Parses the last part of a key: `kinds=phone+work-email,phone,limit=10`. */
function askedIn(asks: string): Asked {
  const parts = asks.split(',');
  const textOf = (name: string) => parts.find((part) => part.startsWith(`${name}=`))?.slice(name.length + 1);
  const [kinds, limit] = [textOf('kinds'), textOf('limit')];
  const read = {
    ...(kinds === undefined ? {} : { kinds: kinds.split('+') }),
    ...(parts.includes('phone') ? { phoneRequired: true } : {}),
    ...(limit === undefined ? {} : { limit: Number(limit) }),
  };
  return readField(askedSchema, read) ?? {};
}
