import type { Contact } from '../../model/schemas/people/contact.ts';
import { type Alias, aliasesOf, type Identity } from '../../model/schemas/people/lead.ts';
import { isOptOut, type Preview, preview as previewSchema } from '../../model/schemas/people/preview.ts';
import { type OpenDatabase, runTransaction } from '../database.ts';
import { contradicts, findByAliases, type PeopleReader } from './people.ts';

/** As much of the stored previews as finds those of a person. */
type PreviewRecords = {
  readonly index: (name: 'aliases') => { readonly getAll: (alias: Alias) => Promise<unknown[]> };
};

/** What services have said for nothing that they have on people. Lost, it is asked for again: nothing here costs. */
export function createPreviewStore(openDatabase: OpenDatabase) {
  return {
    /** The newest of each person, by any alias. @param since older ones do not count (epoch ms) */
    async previews(people: readonly Identity[], since: number): Promise<(Preview | null)[]> {
      const { store } = (await openDatabase()).transaction('previews');
      return Promise.all(people.map((person) => newestPreview(store, aliasesOf(person), since)));
    },

    /** Keeps a preview in place of those that the store has of the same person. Who has opted out is marked as that. */
    async keepPreview(preview: Preview): Promise<void> {
      const transaction = (await openDatabase()).transaction(['previews', 'leads'], 'readwrite');
      await runTransaction(transaction, async () => {
        const previews = transaction.objectStore('previews');
        const earlier = await Promise.all(preview.aliases.map((alias) => previews.index('aliases').getAllKeys(alias)));
        for (const key of new Set(earlier.flat())) await previews.delete(key);
        await previews.add(preview);
        if (!isOptOut(preview)) return;
        // TypeScript does not see that a transaction on more stores is one on these.
        const { same } = await findByAliases(transaction as unknown as PeopleReader, preview.aliases);
        const leads = transaction.objectStore('leads');
        for (const lead of same) {
          await leads.put({ ...lead, contact: withOptOut(lead.contact, preview) });
        }
      });
    },
  };
}

/**
 * Contact data with what a preview has said before: whoever has opted out at one service has not meant that service only, and is marked
 * also where nothing is known of them.
 */
export async function markOptOut(
  previews: PreviewRecords,
  contact: Contact | null,
  aliases: readonly Alias[],
): Promise<Contact | null> {
  const preview = await newestPreview(previews, aliases, 0);
  return preview && isOptOut(preview) ? withOptOut(contact, preview) : contact;
}

const EMPTY_CONTACT: Contact = {
  ...{ emails: [], phones: [], title: null, company: null, location: null },
  ...{ gatheredAt: null, optedOut: null, sources: [] },
};

const withOptOut = (contact: Contact | null, { service, at }: Preview): Contact => ({
  ...(contact ?? EMPTY_CONTACT),
  optedOut: contact?.optedOut ?? { service, at },
});

async function newestPreview(
  previews: PreviewRecords,
  aliases: readonly Alias[],
  since: number,
): Promise<Preview | null> {
  const byAlias = previews.index('aliases');
  const found = await Promise.all(aliases.map((alias) => byAlias.getAll(alias)));
  // A damaged one is as good as none: it is asked for again.
  const fresh = found.flat().flatMap((record) => previewSchema.safeParse(record).data ?? []);
  const [newest] = fresh.filter(({ at }) => at >= since).sort((a, b) => b.at - a.at);
  // A slug can be taken over by another person.
  return newest && !contradicts(newest.aliases, aliases) ? newest : null;
}
