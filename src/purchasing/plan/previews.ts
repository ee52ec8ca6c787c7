import { compareNames } from '../../model/identity/compare-names.ts';
import { originOf } from '../../model/identity/provenance.ts';
import { aliasesOf, type Subject } from '../../model/schemas/people/lead.ts';
import type { Preview } from '../../model/schemas/people/preview.ts';
import type { PaidAccount } from '../../model/schemas/purchases/account.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import type { ServiceResult } from '../../services/http/service-result.ts';
import type { QuotaKeeper } from '../limits/quota.ts';

/**
 * A preview is asked for again after so long (ms), so that nobody is paid for on an old one: people change their jobs,
 * and some have opted out since. That somebody has opted out is kept for longer: see store/people/previews.ts.
 */
export const PREVIEW_LIFETIME_MS = 86_400_000;

/** What Cognism's free calls tell of a person: null where it knows nobody. */
type AskPreview = (
  person: Subject,
  how: Preview['matchedBy'],
  account?: PaidAccount,
) => Promise<ServiceResult<Omit<Preview, 'aliases' | 'askedName' | 'at' | 'service'> | null>>;

type PreviewsDeps = {
  readonly store: {
    readonly previews: (people: readonly Subject[], since: number) => Promise<(Preview | null)[]>;
    readonly keepPreview: (preview: Preview) => Promise<void>;
  };
  readonly ask: AskPreview;
  readonly quota: Pick<QuotaKeeper, 'within' | 'learnFrom'>;
  readonly changed: () => void;
  readonly now: () => number;
};

const EMPTY_PREVIEW = {
  ...{ redeemId: null, score: null, name: null, title: null, company: null },
  ...{ hasEmail: null, hasMobile: null, hasDirect: null, isOptedOut: false },
} as const;

/** Asks Cognism for nothing what it has on a person, once: the answer is kept, also that it has nothing. */
export function createPreviews({ store, ask, quota, changed, now }: PreviewsDeps) {
  // Two who want to know the same share one request; it ends with the background.
  const underWay = new Map<string, Promise<Preview | Failure>>();

  async function askAnew(...[person, how, account]: Parameters<AskPreview>): Promise<Preview | Failure> {
    const result = await quota.within('cognism', () => ask(person, how, account));
    if ('hindrance' in result) return result.hindrance;
    const failure = result.ok ? null : result.failure;
    await quota.learnFrom({ service: 'cognism', failure, endedAt: now() });
    if (!result.ok) return result.failure;
    const found = result.value ?? { ...EMPTY_PREVIEW, matchedBy: how };
    // A name that was guessed from the address says nothing about who has it.
    const askedName = originOf(person).name === 'guessed' ? null : person.name;
    const isOther = found.name !== null && askedName !== null && compareNames(found.name, askedName) === 'different';
    // Under that address the service has somebody else by name: as where it found them by name only, the user says if
    // it is the same. An opt-out counts all the same.
    const matchedBy = isOther && !found.isOptedOut ? 'name' : found.matchedBy;
    const told = { ...found, matchedBy, service: 'cognism' } as const;
    const preview: Preview = { ...told, aliases: aliasesOf(person), askedName, at: now() };
    await store.keepPreview(preview);
    changed();
    return preview;
  }

  return {
    /** What was asked before, and is not too old. Asks nobody. */
    known: (people: readonly Subject[]) => store.previews(people, now() - PREVIEW_LIFETIME_MS),

    /**
     * @param how by name only where the profile is not known: the user then compares who was found
     * @param account as it stood when the user asked; read where it is not given
     */
    async ask(
      person: Subject,
      how: Preview['matchedBy'] = 'profile',
      account?: PaidAccount,
    ): Promise<Preview | Failure> {
      const [known] = await store.previews([person], now() - PREVIEW_LIFETIME_MS);
      if (known && (how === 'profile' || known.redeemId !== null || known.matchedBy === 'name')) return known;
      const id = `${how} ${aliasesOf(person).join(' ')} ${person.name}`;
      const asking = underWay.get(id) ?? askAnew(person, how, account).finally(() => underWay.delete(id));
      underWay.set(id, asking);
      return asking;
    },
  };
}

export type Previews = ReturnType<typeof createPreviews>;
