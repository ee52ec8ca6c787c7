import type { CompanyFacts } from '../../model/schemas/people/company.ts';
import type { Phone, Provenance } from '../../model/schemas/people/contact.ts';
import type { Request } from '../http/http.ts';
import type { ServiceResult } from '../http/service-result.ts';
import { joined, siteOf } from '../values/company-values.ts';
import { textWithin } from '../values/contact-values.ts';
import { bestMatch } from './best-match.ts';
import { askCognismFree, type CognismAccess } from './free-call.ts';
import { phonesOf } from './phones.ts';
import { type AccountBody, accountPreviewBody, placeBody } from './schemas.ts';

/** 0…100; Cognism's own default. It calls anything below 35 a low-quality match. */
const MIN_MATCH_SCORE = 40;

export type AccountFound = { readonly accountId: string; readonly name: string | null; readonly score: number | null };

/** Free. The domain must match; without one, the name is used. Null: Cognism does not know the company. */
export function enrichAccount(
  request: Request,
  access: CognismAccess,
  company: { readonly domain: string } | { readonly name: string },
  now: () => number,
): Promise<ServiceResult<AccountFound | null>> {
  const anchor = 'domain' in company ? { anchorFields: ['domain'] } : {};
  const json = { ...company, ...anchor, minMatchScore: MIN_MATCH_SCORE };
  return askCognismFree(request, access, { method: 'POST', path: '/account/enrich', json }, now, (body) => {
    const best = bestMatch(body, accountPreviewBody);
    if (best === null) return { value: null };
    if (best === 'unreadable') return best;
    const { found, score } = best;
    const accountId = textWithin(found.id);
    if (!accountId) return 'unreadable';
    const isGood = score === null || score >= MIN_MATCH_SCORE;
    return { value: isGood ? { accountId, name: textWithin(found.name), score } : null };
  });
}

export function factsOf(body: AccountBody, source: Provenance): CompanyFacts | null {
  const phones: Phone[] = phonesOf(
    [
      [body.hqPhoneNumbers, 'office'],
      [body.officePhoneNumbers, 'office'],
    ],
    source,
  );
  const said = {
    name: textWithin(body.name),
    site: siteOf(body.website) ?? siteOf(body.domain),
    industry: industryOf(body.industries) ?? industryOf(body.industry),
    size: sizeOf(body),
    type: textWithin(body.type),
    headquarters: headquartersOf(body.locations) ?? headquartersOf(body.location),
    founded: textWithin(isCount(body.founded) ? String(body.founded) : body.founded),
  };
  const isEmpty = phones.length === 0 && Object.values(said).every((value) => value === null);
  return isEmpty ? null : { source, ...said, phones };
}

function industryOf(value: unknown): string | null {
  return Array.isArray(value) ? joined(...value.slice(0, 5)) : textWithin(value);
}

function sizeOf({ sizeFrom, sizeTo, headcount }: AccountBody): string | null {
  if (isCount(sizeFrom)) return isCount(sizeTo) ? `${sizeFrom}-${sizeTo}` : `${sizeFrom}+`;
  return isCount(headcount) ? String(headcount) : null;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function headquartersOf(places: unknown): string | null {
  for (const place of Array.isArray(places) ? places : []) {
    const parsed = placeBody.safeParse(place);
    if (!parsed.success) continue;
    const { type, addressType, city, state, country } = parsed.data;
    if ([type, addressType].some((kind) => textWithin(kind)?.toLowerCase() === 'hq'))
      return joined(city, state, country);
  }
  return null;
}
