import { compareNames } from '../../model/identity/compare-names.ts';
import { originOf } from '../../model/identity/provenance.ts';
import { aliasesOf, type Subject } from '../../model/schemas/people/lead.ts';
import type { Preview } from '../../model/schemas/people/preview.ts';
import type { PaidAccount } from '../../model/schemas/purchases/account.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import { type Changed, changeOf } from '../../model/views/change.ts';
import type { ServiceResult } from '../../services/http/service-result.ts';
import type { QuotaKeeper } from '../limits/quota.ts';

/** In ms: people change jobs and opt out, so no one is paid on an old preview. Opt-outs last longer (store/people). */
export const PREVIEW_LIFETIME_MS = 86_400_000;

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
  readonly changed: Changed;
  readonly now: () => number;
};

const EMPTY_PREVIEW = {
  ...{ redeemId: null, score: null, name: null, title: null, company: null },
  ...{ hasEmail: null, hasMobile: null, hasDirect: null, isOptedOut: false },
} as const;

export function createPreviews({ store, ask, quota, changed, now }: PreviewsDeps) {
  const underWay = new Map<string, Promise<Preview | Failure>>();

  async function askAnew(...[person, how, account]: Parameters<AskPreview>): Promise<Preview | Failure> {
    const result = await quota.within('cognism', () => ask(person, how, account));
    if ('hindrance' in result) return result.hindrance;
    const failure = result.ok ? null : result.failure;
    await quota.learnFrom({ service: 'cognism', failure, endedAt: now() });
    if (!result.ok) return result.failure;
    const found = result.value ?? { ...EMPTY_PREVIEW, matchedBy: how };
    // A guessed name says nothing about whose address it is.
    const askedName = originOf(person).name === 'guessed' ? null : person.name;
    const isOther = found.name !== null && askedName !== null && compareNames(found.name, askedName) === 'different';
    // Someone else by name: a match by name only, which the user confirms. An opt-out counts all the same.
    const matchedBy = isOther && !found.isOptedOut ? 'name' : found.matchedBy;
    const told = { ...found, matchedBy, service: 'cognism' } as const;
    const preview: Preview = { ...told, aliases: aliasesOf(person), askedName, at: now() };
    await store.keepPreview(preview);
    changed(changeOf(['people', 'accounts'], preview.aliases));
    return preview;
  }

  return {
    known: (people: readonly Subject[]) => store.previews(people, now() - PREVIEW_LIFETIME_MS),

    /** @param how by name only where the profile is unknown: the user then compares the match */
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
