import type { Contact, Provenance } from '../../model/schemas/people/contact.ts';
import { type Alias, aliasesOf } from '../../model/schemas/people/lead.ts';
import { isOptOut, type Preview, preview as previewSchema } from '../../model/schemas/people/preview.ts';
import { type OpenDatabase, runTransaction } from '../database.ts';
import { createRepair } from '../repair/repair.ts';
import {
  contradicts,
  findByAliases,
  isOtherName,
  isProven,
  type PeopleReader,
  readNameOf,
  type SoughtPerson,
} from './people.ts';

/** As much of the stored previews as finds those of a person. */
type PreviewRecords = {
  readonly index: (name: 'aliases') => { readonly getAll: (alias: Alias) => Promise<unknown[]> };
};

/** What services have said for nothing that they have on people. Lost, it is asked for again: nothing here costs. */
export function createPreviewStore(openDatabase: OpenDatabase) {
  const { mended } = createRepair(openDatabase);
  return {
    /** The newest of each person, by any alias. @param since older ones do not count (epoch ms) */
    async previews(people: readonly SoughtPerson[], since: number): Promise<(Preview | null)[]> {
      const { store } = (await openDatabase()).transaction('previews');
      return Promise.all(people.map((person) => newestPreview(store, aliasesOf(person), readNameOf(person), since)));
    },

    /** Keeps a preview in place of those that the store has of the same person. Who has opted out is marked as that. */
    keepPreview(preview: Preview): Promise<void> {
      return mended(async () => {
        const transaction = (await openDatabase()).transaction(['previews', 'leads'], 'readwrite');
        await runTransaction(transaction, async () => {
          const previews = transaction.objectStore('previews');
          const keys = await Promise.all(preview.aliases.map((alias) => previews.index('aliases').getAllKeys(alias)));
          let kept = preview;
          for (const key of new Set(keys.flat())) {
            const earlier = previewSchema.safeParse(await previews.get(key)).data;
            // Who had the slug before keeps what was said of them; a damaged record says nothing of anybody.
            if (earlier && !isOf(earlier, preview.aliases, nameIn(preview))) continue;
            await previews.delete(key);
            // A service that does not know somebody (any more) does not say that they want to be contacted.
            if (earlier && isOptOut(earlier) && preview.redeemId === null) kept = { ...preview, ...OPTED_OUT };
          }
          await previews.add(kept);
          if (!isOptOut(kept)) return;
          // TypeScript does not see that a transaction on more stores is one on these.
          const { same } = await findByAliases(
            transaction as unknown as PeopleReader,
            preview.aliases,
            nameIn(preview),
          );
          const leads = transaction.objectStore('leads');
          for (const lead of same) {
            await leads.put({ ...lead, contact: withOptOut(lead.contact, kept) });
          }
        });
      });
    },
  };
}

/**
 * Contact data with what a preview has said before: whoever has opted out at one service has not meant that service
 * only, and is marked also where nothing is known of them.
 */
export async function markOptOut(
  previews: PreviewRecords,
  contact: Contact | null,
  aliases: readonly Alias[],
  name: string | null,
): Promise<Contact | null> {
  const preview = await newestPreview(previews, aliases, name, 0);
  return preview && isOptOut(preview) ? withOptOut(contact, preview) : contact;
}

const OPTED_OUT = { isOptedOut: true, matchedBy: 'profile' } as const;

const EMPTY_CONTACT: Contact = {
  ...{ emails: [], phones: [], title: null, company: null, location: null },
  ...{ gatheredAt: null, optedOut: null, sources: [] },
};

/** Contact data that says who said that its person has opted out. */
export const withOptOut = (contact: Contact | null, { service, at }: Provenance): Contact => ({
  ...(contact ?? EMPTY_CONTACT),
  optedOut: contact?.optedOut ?? { service, at },
});

async function newestPreview(
  previews: PreviewRecords,
  aliases: readonly Alias[],
  name: string | null,
  since: number,
): Promise<Preview | null> {
  const byAlias = previews.index('aliases');
  const found = await Promise.all(aliases.map((alias) => byAlias.getAll(alias)));
  // A damaged one is as good as none: it is asked for again.
  const fresh = found.flat().flatMap((record) => previewSchema.safeParse(record).data ?? []);
  const theirs = fresh.filter((preview) => preview.at >= since && isOf(preview, aliases, name));
  return theirs.sort((a, b) => b.at - a.at)[0] ?? null;
}

/** Whose preview it is: a slug can be taken over by another person, tokens and member numbers stay with theirs. */
function isOf(preview: Preview, aliases: readonly Alias[], name: string | null): boolean {
  if (contradicts(preview.aliases, aliases)) return false;
  return isProven(preview, aliases) || !isOtherName(nameIn(preview), name);
}

/** Whom it was asked about. Until that was kept, whom the service had at that very address. */
function nameIn({ askedName, matchedBy, name }: Preview): string | null {
  return askedName === undefined ? (matchedBy === 'profile' ? name : null) : askedName;
}
