import type { Employment, Job } from '../../model/schemas/people/employment.ts';
import { z } from '../../model/schemas/schema.ts';
import type { Request } from '../http/http.ts';
import type { ServiceResult } from '../http/service-result.ts';
import { joined } from '../values/company-values.ts';
import { textWithin } from '../values/contact-values.ts';
import { list, text, tolerant } from '../values/tolerant.ts';
import { askCognism2016, byHeaders, type Cognism2016Access, type ReadCognism2016Reply, readEntries } from './call.ts';

const personBody = z.object({
  full_name: text,
  city: text,
  state: text,
  country: text,
  current: text,
  experience: list,
  topcard: tolerant(z.object({ locality: text })),
});

const jobBody = z.object({ company: text, name: text, from: text, to: text });

const MAX_PEOPLE = 50;

export type PersonName = {
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly company: string | null;
};

/** `GET /person`. Free. Only the name is matched: the user has to choose among the people returned. */
export function personByName(
  request: Request,
  access: Cognism2016Access,
  { firstName, lastName, company }: PersonName,
  now: () => number,
): Promise<ServiceResult<Employment[]>> {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ firstName, lastName, company })) if (value) query.set(name, value);
  return askCognism2016(request, byHeaders(access, `/person?${query}`), now, readPeople);
}

const readPeople: ReadCognism2016Reply<Employment[]> = (body) => {
  const parsed = body.kind === 'json' ? z.object({ items: z.array(z.unknown()) }).safeParse(body.value) : null;
  return parsed?.success ? readEntries(parsed.data.items, MAX_PEOPLE, employmentOf) : 'unreadable';
};

function employmentOf(item: unknown): Employment | null {
  const parsed = personBody.safeParse(item);
  const name = parsed.success ? textWithin(parsed.data.full_name, 300) : null;
  if (!parsed.success || !name) return null;
  const { topcard, city, state, country, current, experience } = parsed.data;
  return {
    name,
    location: textWithin(typeof topcard === 'object' ? topcard?.locality : null) ?? joined(city, state, country),
    employer: textWithin(current),
    jobs: (Array.isArray(experience) ? experience : []).slice(0, MAX_PEOPLE).flatMap((entry) => jobOf(entry) ?? []),
  };
}

function jobOf(entry: unknown): Job | null {
  const parsed = jobBody.safeParse(entry);
  if (!parsed.success) return null;
  const [company, title] = [textWithin(parsed.data.company), textWithin(parsed.data.name)];
  return company || title
    ? { company, title, from: textWithin(parsed.data.from), to: textWithin(parsed.data.to) }
    : null;
}
