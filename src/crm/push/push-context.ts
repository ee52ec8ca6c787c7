import type { CrmMapping, CrmPush, FieldChange, SearchKey } from '../../model/schemas/crm/crm.ts';
import type { Lead } from '../../model/schemas/people/lead.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import type { PushView } from '../../model/views/lead-views.ts';
import { type CrmPerson, crmPersonOf } from '../mapping/values.ts';
import { searchesFor } from '../match/searches.ts';
import type { PushDeps, PushTarget } from '../ports.ts';

/**
 * A person on the way into a CRM. `site`: the instance's own address, for links. `ticked`: fields of the run the user
 * saw that may be overwritten. `choice`: among several, the id of a contact, or that it is none of them. `readLead`
 * reads the lead anew, null where it was forgotten: a push can take minutes, and its person may have opted out
 * meanwhile.
 */
export type PushOrder = {
  readonly lead: Lead;
  readonly mapping: CrmMapping;
  readonly instanceId: string;
  readonly site: string | null;
  readonly ticked: readonly FieldChange[];
  readonly choice: { readonly id: string } | 'new' | null;
  readonly readLead?: () => Promise<Lead | null>;
};

/** What became of a push; `failed`: surely nothing was written. */
export type PushResult = PushView | { readonly kind: 'failed'; readonly failure: Failure };

/** What one push knows. `gone`: ids that the CRM has shown to be nobody's any more. */
export type PushContext = {
  readonly order: PushOrder;
  person: CrmPerson;
  readonly keys: readonly SearchKey[];
  readonly target: PushTarget;
  readonly gone: Set<string>;
  creations: number;
};

/** The journey of an order; or why there is none. */
export function pushContextOf(order: PushOrder): PushContext | Extract<PushResult, { kind: 'left-out' }> {
  const person = crmPersonOf(order.lead);
  if (!person) return { kind: 'left-out', why: 'opted-out' };
  const { mapping, instanceId } = order;
  const keys = searchesFor(mapping, person);
  if (keys.length === 0) return { kind: 'left-out', why: 'no-data' };
  const target = { instanceId, element: mapping.element, object: mapping.object };
  return { order, person, keys, target, gone: new Set(), creations: 0 };
}

/** What is held while a person is on the way into a CRM, or it is looked for what became of it. */
export function lockOfLead({ instanceId, object }: Pick<PushTarget, 'instanceId' | 'object'>, leadId: string): string {
  return `crm ${instanceId} ${object} lead ${leadId}`;
}

/** One at a time for all who may be the same person. Locks are taken in one order, so that nobody waits in a ring. */
export function withPersonLock<T>(
  locks: PushDeps['locks'],
  { instanceId, object, leadId, searched }: Pick<CrmPush, 'instanceId' | 'object' | 'leadId' | 'searched'>,
  work: () => Promise<T>,
): Promise<T> {
  const ofValues = searched.map(({ value }) => `crm ${instanceId} ${object} value ${value}`);
  const names = [...new Set([lockOfLead({ instanceId, object }, leadId), ...ofValues])].sort();
  const nested = names.reduceRight<() => Promise<T>>((inner, name) => () => locks.hold(name, inner), work);
  return nested();
}

/** One at a time for all who write into a contact. */
export function withContactLock<T>(
  locks: PushDeps['locks'],
  { instanceId, object }: Pick<PushTarget, 'instanceId' | 'object'>,
  contactId: string,
  work: () => Promise<T>,
): Promise<T> {
  return locks.hold(`crm ${instanceId} ${object} contact ${contactId}`, work);
}
