import { fullName } from '../../model/name-parts.ts';
import type { Preview } from '../../model/schemas/people/preview.ts';
import type { Request } from '../http/http.ts';
import type { ServiceResult } from '../http/service-result.ts';
import type { AskedPerson } from '../question.ts';
import { textWithin } from '../values/contact-values.ts';
import { bestMatch } from './best-match.ts';
import { askCognismFree, type CognismAccess } from './free-call.ts';
import { isOtherProfile, linkedinUrl } from './profile-slug.ts';
import type { CognismReply } from './refusals.ts';
import { previewBody } from './schemas.ts';

/** 0…100; Cognism's own default. It calls anything below 27 a low-quality match. */
const MIN_MATCH_SCORE = 30;

export type PreviewFound = Pick<
  Preview,
  'matchedBy' | 'score' | 'name' | 'title' | 'company' | 'hasEmail' | 'hasMobile' | 'hasDirect'
> & { readonly redeemId: string; readonly accountId: string | null };

export type Previewed = AskedPerson & { readonly company: string | null };

/** Free; the profile's address must match. Null: Cognism has no such person, or returned another one. */
export function previewContact(
  request: Request,
  access: CognismAccess,
  person: AskedPerson,
  now: () => number,
): Promise<ServiceResult<PreviewFound | null>> {
  const criteria = { linkedinUrl: linkedinUrl(person.slug), anchorFields: ['linkedinUrl'] };
  return preview(request, access, criteria, person, 'profile', now);
}

/** Free, and only if `previewContact` finds nothing: the user has to confirm that it is the same person. */
export async function previewByName(
  request: Request,
  access: CognismAccess,
  person: Previewed,
  now: () => number,
): Promise<ServiceResult<PreviewFound | null>> {
  const [name, accountName] = [fullName(person.name), textWithin(person.company)];
  if (!name || !accountName) return { ok: true, value: null, balance: null };
  const { given: firstName, family: lastName } = name;
  const criteria = { firstName, lastName, accountName, anchorFields: ['lastName', 'accountName'] };
  return preview(request, access, criteria, person, 'name', now);
}

function preview(
  request: Request,
  access: CognismAccess,
  criteria: Record<string, unknown>,
  { slug }: AskedPerson,
  matchedBy: Preview['matchedBy'],
  now: () => number,
): Promise<ServiceResult<PreviewFound | null>> {
  const json = { ...criteria, minMatchScore: MIN_MATCH_SCORE };
  return askCognismFree(request, access, { method: 'POST', path: '/contact/enrich', json }, now, (body) =>
    readPreview(body, slug, matchedBy),
  );
}

function readPreview(
  body: CognismReply['body'],
  slug: string,
  matchedBy: Preview['matchedBy'],
): { readonly value: PreviewFound | null } | 'unreadable' {
  const best = bestMatch(body, previewBody);
  if (best === null) return { value: null };
  if (best === 'unreadable') return best;
  const { found: data, score } = best;
  if ((score !== null && score < MIN_MATCH_SCORE) || isOtherProfile(data.linkedinUrl, slug)) return { value: null };
  const redeemId = textWithin(data.redeemId);
  if (!redeemId || redeemId !== data.redeemId) return 'unreadable';
  const account = typeof data.account === 'object' ? data.account : null;
  return {
    value: {
      redeemId,
      accountId: textWithin(account?.id),
      matchedBy,
      score,
      name:
        textWithin(data.fullName) ??
        textWithin([textWithin(data.firstName), textWithin(data.lastName)].filter(Boolean).join(' ')),
      title: textWithin(data.jobTitle),
      company: textWithin(account?.name),
      hasEmail: known(data.hasEmail),
      hasMobile: known(data.hasMobilePhoneNumbers),
      hasDirect: known(data.hasDirectPhoneNumbers),
    },
  };
}

/** A field that the account is not entitled to is absent. */
function known(has: unknown): boolean | null {
  return typeof has === 'boolean' ? has : null;
}
