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

type PreviewRecords = {
  readonly index: (name: 'aliases') => { readonly getAll: (alias: Alias) => Promise<unknown[]> };
};

/** Free to ask again if lost. */
export function createPreviewStore(openDatabase: OpenDatabase) {
  const { mended } = createRepair(openDatabase);
  return {
    /** The newest per person, none from before `since` (epoch ms). */
    async previews(people: readonly SoughtPerson[], since: number): Promise<(Preview | null)[]> {
      const { store } = (await openDatabase()).transaction('previews');
      return Promise.all(people.map((person) => newestPreview(store, aliasesOf(person), readNameOf(person), since)));
    },

    /** Replaces earlier previews of the person; marks their leads if they opted out. */
    keepPreview(preview: Preview): Promise<void> {
      return mended(async () => {
        const transaction = (await openDatabase()).transaction(['previews', 'leads'], 'readwrite');
        await runTransaction(transaction, async () => {
          const previews = transaction.objectStore('previews');
          const keys = await Promise.all(preview.aliases.map((alias) => previews.index('aliases').getAllKeys(alias)));
          let kept = preview;
          for (const key of new Set(keys.flat())) {
            const earlier = previewSchema.safeParse(await previews.get(key)).data;
            // A slug's former owner keeps their preview; a damaged one can't be assigned to anyone.
            if (earlier && !isOf(earlier, preview.aliases, nameIn(preview))) continue;
            await previews.delete(key);
            // Not knowing someone (any more) doesn't revoke their opt-out.
            if (earlier && isOptOut(earlier) && preview.redeemId === null) kept = { ...preview, ...OPTED_OUT };
          }
          await previews.add(kept);
          if (!isOptOut(kept)) return;
          // TypeScript doesn't accept a transaction on more stores as one on these.
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

/** An opt-out at one service holds for all of them, and marks people with no contact data too. */
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
  const fresh = found.flat().flatMap((record) => previewSchema.safeParse(record).data ?? []);
  const theirs = fresh.filter((preview) => preview.at >= since && isOf(preview, aliases, name));
  return theirs.sort((a, b) => b.at - a.at)[0] ?? null;
}

function isOf(preview: Preview, aliases: readonly Alias[], name: string | null): boolean {
  if (contradicts(preview.aliases, aliases)) return false;
  return isProven(preview, aliases) || !isOtherName(nameIn(preview), name);
}

/** Older previews lack `askedName`; for those, the name the service has at that exact address. */
function nameIn({ askedName, matchedBy, name }: Preview): string | null {
  return askedName === undefined ? (matchedBy === 'profile' ? name : null) : askedName;
}
