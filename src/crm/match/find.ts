import type { CrmPush, CrmRecord, SearchKey } from '../../model/schemas/crm/crm.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import type { CrmContacts } from '../ports.ts';
import type { ContactHit } from './dry-run.ts';
import { showsSearched } from './searches.ts';

export type FoundContacts =
  | { readonly kind: 'found'; readonly hits: readonly ContactHit[] }
  | { readonly kind: 'failed'; readonly failure: Failure };

/**
 * Every contact that a value leads to, once. One search that fails makes all of it fail: the person may be behind that
 * one.
 */
export async function search(crm: CrmContacts, keys: readonly SearchKey[]): Promise<FoundContacts> {
  const answers = await Promise.all(keys.map(({ field, value }) => crm.search(field, value)));
  const records = new Map<string, CrmRecord>();
  for (const answer of answers) {
    if (answer.kind === 'failed') return answer;
    for (const record of answer.records) records.set(record.id, record);
  }
  return {
    kind: 'found',
    hits: [...records.values()].map((record) => ({ record, matches: showsSearched(record, keys) })),
  };
}

/**
 * The same, and the contacts that Leadlight itself wrote for this person: a search may not show yet what was created a
 * moment ago. One that shows nothing any more of what was searched for, then or now, may be somebody else's since: it
 * only may be the person, unless the user once said that it is.
 * @param reading pushes of the lead, or by the same values; they are read while the CRM searches
 * @param gone ids that the CRM has shown to be nobody's any more
 */
export async function findContacts(
  crm: CrmContacts,
  keys: readonly SearchKey[],
  leadId: string,
  reading: Promise<readonly CrmPush[]>,
  gone: ReadonlySet<string> = new Set(),
): Promise<FoundContacts> {
  const [found, earlier] = await Promise.all([search(crm, keys), reading]);
  if (found.kind === 'failed') return found;
  const hits = new Map(found.hits.map((hit) => [hit.record.id, hit]));
  const own = earlier.filter((push) => push.leadId === leadId);
  const ids = new Set(
    earlier.flatMap(({ contactId }) => (contactId === null || gone.has(contactId) ? [] : [contactId])),
  );
  for (const id of ids) {
    const hit = hits.get(id);
    const answer = hit ? ({ kind: 'found', record: hit.record } as const) : await crm.get(id);
    if (answer.kind === 'failed') return answer;
    if (answer.kind === 'gone') continue;
    const owned = own.filter(({ contactId }) => contactId === id);
    const isChosen = owned.some((push) => push.isChosen);
    const isStill = isChosen || owned.some(({ searched }) => showsSearched(answer.record, searched));
    const matches = isStill || showsSearched(answer.record, keys);
    if (hit || matches || owned.length > 0) hits.set(id, { record: answer.record, matches, isChosen });
  }
  return { kind: 'found', hits: [...hits.values()].filter(({ record }) => !gone.has(record.id)) };
}
