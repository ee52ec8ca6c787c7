import type { CrmContacts } from '../../../src/crm/ports.ts';
import type { Clock } from './memory-fixture.ts';

type Contact = {
  readonly id: string;
  fields: Record<string, unknown>;
  /** When the CRM has it, and when its search shows it (epoch ms). */
  readonly since: number;
  readonly shownFrom: number;
  removedAt: number | null;
};

/**
 * `unclear`: the answer is lost, what was asked for is done or not. `late`: it is done so many ms after the answer was
 * lost.
 */
export type CrmFault = 'failed' | 'unclear-undone' | 'unclear-done' | { readonly late: number };

type Nature = {
  /** How long a search does not show what was created, and shows what was deleted (ms). */
  readonly lag?: number;
  /** Refuses a second contact with an address (409). */
  readonly isUnique?: boolean;
  /** Overlooks `where`, and gives everybody. */
  readonly overlooksWhere?: boolean;
};

export const DOWN = { kind: 'service-down', service: 'cloudElements', status: 503 } as const;
const FAILED = { kind: 'failed', failure: DOWN } as const;
const UNCLEAR = { kind: 'unclear', failure: DOWN } as const;

/** A CRM with Salesforce's names of fields. Its id says in which order contacts were made. */
export function createMemoryCrm(clock: Clock, { lag = 0, isUnique = false, overlooksWhere = false }: Nature = {}) {
  const contacts: Contact[] = [];
  const faults: { operation: keyof CrmContacts; fault: CrmFault }[] = [];

  const take = (operation: keyof CrmContacts) => {
    const at = faults.findIndex((one) => one.operation === operation);
    return at === -1 ? null : (faults.splice(at, 1)[0]?.fault ?? null);
  };
  const exists = ({ since, removedAt }: Contact) => since <= clock.now() && removedAt === null;
  const isShown = ({ shownFrom, removedAt }: Contact) =>
    shownFrom <= clock.now() && (removedAt === null || clock.now() < removedAt + lag);
  const at = (id: string) => contacts.find((one) => one.id === id && exists(one));
  const lower = (value: unknown) => String(value).toLowerCase();

  function add(fields: Record<string, unknown>, delay = 0): Contact {
    const since = clock.now() + delay;
    const made = { id: `003${contacts.length}`, fields, since, shownFrom: since + lag, removedAt: null };
    contacts.push(made);
    return made;
  }

  function merge(target: Record<string, unknown>, body: object): Record<string, unknown> {
    const merged = { ...target, ...body };
    // Empty fields are left out of answers (contract 4.4).
    return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null && value !== ''));
  }

  const crm: CrmContacts = {
    async search(field, value) {
      if (take('search')) return FAILED;
      const hits = contacts.filter(
        (one) => isShown(one) && (overlooksWhere || lower(one.fields[field]) === lower(value)),
      );
      return { kind: 'found', records: hits.map(({ id, fields }) => ({ id, fields: { ...fields, id } })) };
    },
    async get(id) {
      if (take('get')) return FAILED;
      const found = at(id);
      return found ? { kind: 'found', record: { id, fields: { ...found.fields, id } } } : { kind: 'gone' };
    },
    async create(body) {
      const fault = take('create');
      if (fault === 'failed') return FAILED;
      if (fault === 'unclear-undone') return UNCLEAR;
      const fields = merge({}, body);
      if (isUnique && contacts.some((one) => exists(one) && lower(one.fields.Email) === lower(fields.Email))) {
        return { kind: 'duplicate' };
      }
      const made = add(fields, typeof fault === 'object' && fault ? fault.late : 0);
      return fault ? UNCLEAR : { kind: 'created', id: made.id };
    },
    async update(id, body) {
      const fault = take('update');
      if (fault === 'failed') return FAILED;
      if (fault === 'unclear-undone') return UNCLEAR;
      const found = at(id);
      if (!found) return { kind: 'gone' };
      found.fields = merge(found.fields, body);
      return fault ? UNCLEAR : { kind: 'updated' };
    },
    async remove(id) {
      const fault = take('remove');
      if (fault === 'failed') return FAILED;
      if (fault === 'unclear-undone') return UNCLEAR;
      const found = at(id);
      if (!found) return { kind: 'gone' };
      found.removedAt = clock.now();
      return fault ? UNCLEAR : { kind: 'removed' };
    },
  };

  return {
    crm,
    add: (fields: Record<string, unknown>) => {
      const made = add(fields);
      // It was there long before anybody pushed.
      contacts[contacts.indexOf(made)] = { ...made, shownFrom: 0 };
      return made.id;
    },
    edit: (id: string, change: Record<string, unknown>) => {
      const found = at(id);
      if (found) found.fields = merge(found.fields, change);
    },
    /** The next call of that kind goes wrong. */
    fail: (operation: keyof CrmContacts, fault: CrmFault) => void faults.push({ operation, fault }),
    /** Every contact that is there, or will be without anybody asking again. */
    contacts: () => contacts.filter(({ removedAt }) => removedAt === null).map(({ id, fields }) => ({ id, ...fields })),
  };
}
