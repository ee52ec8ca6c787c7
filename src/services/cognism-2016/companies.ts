import type { CompanyFacts } from '../../model/schemas/people/company.ts';
import { z } from '../../model/schemas/schema.ts';
import type { Request } from '../http/http.ts';
import type { ServiceResult } from '../http/service-result.ts';
import { joined, siteOf } from '../values/company-values.ts';
import { textWithin } from '../values/contact-values.ts';
import { text } from '../values/tolerant.ts';
import {
  askCognism2016,
  byHeaders,
  type Cognism2016Access,
  OF_COGNISM_2016,
  type ReadCognism2016Reply,
  readEntries,
} from './call.ts';

const companyBody = z.object({
  name: text,
  type: text,
  industry: text,
  site: text,
  city: text,
  region: text,
  country: text,
  size: text,
});

const MAX_COMPANIES = 50;

/** Free; an empty list if the name is unknown. */
export function companyByName(
  request: Request,
  access: Cognism2016Access,
  name: string,
  now: () => number,
): Promise<ServiceResult<CompanyFacts[]>> {
  return askCognism2016(request, byHeaders(access, `/company/${encodeURIComponent(name)}`), now, readCompanies(now));
}

/** A list or a single company (services/README.md C5). */
function readCompanies(now: () => number): ReadCognism2016Reply<CompanyFacts[]> {
  return (body) => {
    if (body.kind !== 'json' || typeof body.value !== 'object' || body.value === null) return 'unreadable';
    const entries: unknown[] = Array.isArray(body.value) ? body.value : [body.value];
    return readEntries(entries, MAX_COMPANIES, (entry) => companyOf(entry, now()));
  };
}

function companyOf(entry: unknown, at: number): CompanyFacts | null {
  const parsed = companyBody.safeParse(entry);
  const name = parsed.success ? textWithin(parsed.data.name) : null;
  if (!parsed.success || !name) return null;
  const { site, industry, size, type, city, region, country } = parsed.data;
  return {
    source: { ...OF_COGNISM_2016, at },
    name,
    site: siteOf(site),
    industry: textWithin(industry),
    size: textWithin(size),
    type: textWithin(type),
    headquarters: joined(city, region, country),
    founded: null,
    phones: [],
  };
}
