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

/** What a hit has at least (0…100). Cognism's own default; it calls less than 27 a match of low quality. */
const MIN_MATCH_SCORE = 30;

/** What Cognism says, free of charge, that it has on a person; `accountId` is the company's. */
export type PreviewFound = Pick<
  Preview,
  'matchedBy' | 'score' | 'name' | 'title' | 'company' | 'hasEmail' | 'hasMobile' | 'hasDirect'
> & { readonly redeemId: string; readonly accountId: string | null };

/** `company` is the name of the person's company, where the page says it. */
export type Previewed = AskedPerson & { readonly company: string | null };

/**
 * Looks a person up by the address of the profile, which must match. Free.
 * @returns null where Cognism has no such person, or another one
 */
export function previewContact(
  request: Request,
  access: CognismAccess,
  person: AskedPerson,
  now: () => number,
): Promise<ServiceResult<PreviewFound | null>> {
  const criteria = { linkedinUrl: linkedinUrl(person.slug), anchorFields: ['linkedinUrl'] };
  return preview(request, access, criteria, person, 'profile', now);
}

/**
 * Looks a person up by name and company. Free. Only for those whom `previewContact` does not find: whether it is the
 * same person is for the user to say.
 * @returns null where Cognism has no such person or another one, and where there is no full name or no company to ask
 * by
 */
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

/** Absent is what the account is not entitled to know. */
function known(has: unknown): boolean | null {
  return typeof has === 'boolean' ? has : null;
}
