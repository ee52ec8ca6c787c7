import type { CrmMapping, CrmPush, FieldChange, SearchKey } from '../../model/schemas/crm/crm.ts';
import type { Lead } from '../../model/schemas/people/lead.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import type { PushView } from '../../model/views/lead-views.ts';
import { type CrmPerson, crmPersonOf } from '../mapping/values.ts';
import { searchesFor } from '../match/searches.ts';
import type { PushDeps, PushTarget } from '../ports.ts';

/**
 * `site`: the instance's address. `ticked`: fields the user allowed to overwrite. `readLead`: null if forgotten; a push
 * can take minutes, and the person may opt out meanwhile.
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

/** `failed`: surely nothing was written. */
export type PushResult = PushView | { readonly kind: 'failed'; readonly failure: Failure };

export type PushContext = {
  readonly order: PushOrder;
  person: CrmPerson;
  readonly keys: readonly SearchKey[];
  readonly target: PushTarget;
  readonly gone: Set<string>;
  creations: number;
};

export function pushContextOf(order: PushOrder): PushContext | Extract<PushResult, { kind: 'left-out' }> {
  const person = crmPersonOf(order.lead);
  if (!person) return { kind: 'left-out', why: 'opted-out' };
  const { mapping, instanceId } = order;
  const keys = searchesFor(mapping, person);
  if (keys.length === 0) return { kind: 'left-out', why: 'no-data' };
  const target = { instanceId, element: mapping.element, object: mapping.object };
  return { order, person, keys, target, gone: new Set(), creations: 0 };
}

/** Also held while an intent's outcome is being determined. */
export function lockOfLead({ instanceId, object }: Pick<PushTarget, 'instanceId' | 'object'>, leadId: string): string {
  return `crm ${instanceId} ${object} lead ${leadId}`;
}

/** Serialises all pushes that may concern one person. Sorted names prevent deadlock. */
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

export function withContactLock<T>(
  locks: PushDeps['locks'],
  { instanceId, object }: Pick<PushTarget, 'instanceId' | 'object'>,
  contactId: string,
  work: () => Promise<T>,
): Promise<T> {
  return locks.hold(`crm ${instanceId} ${object} contact ${contactId}`, work);
}
