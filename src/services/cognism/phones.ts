import { numberKey } from '../../model/addresses/phone-writing.ts';
import type { Phone, Provenance } from '../../model/schemas/people/contact.ts';
import { phonesFrom } from '../values/contact-values.ts';

type PhoneUse = NonNullable<Phone['use']>;

/** Each number once: its use comes from the first list with it, "do not call" from any of them. */
export function phonesOf(lists: readonly (readonly [entries: unknown, use: PhoneUse])[], source: Provenance): Phone[] {
  const phones = new Map<string, Phone>();
  for (const [entries, use] of lists) {
    for (const entry of Array.isArray(entries) ? entries : []) {
      for (const phone of phonesIn(entry, use, source)) {
        const key = numberKey(phone);
        const earlier = phones.get(key);
        phones.set(key, { ...(earlier ?? phone), isDoNotCall: phone.isDoNotCall || earlier?.isDoNotCall === true });
      }
    }
  }
  return [...phones.values()];
}

function phonesIn(entry: unknown, use: PhoneUse, source: Provenance): Phone[] {
  if (typeof entry !== 'object' || entry === null) return phonesFrom(entry, source, { use });
  const { number, dnc }: { number?: unknown; dnc?: unknown } = entry;
  // An unreadable mark is no permission to call.
  const isDoNotCall = dnc !== undefined && dnc !== null && dnc !== false;
  return phonesFrom(number, source, { use, isDoNotCall });
}
