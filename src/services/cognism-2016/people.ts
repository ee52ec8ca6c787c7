import type { Employment, Job } from '../../model/schemas/people/employment.ts';
import { z } from '../../model/schemas/schema.ts';
import type { Request } from '../http/http.ts';
import type { Told } from '../http/told.ts';
import { joined } from '../values/company-values.ts';
import { phrase } from '../values/contact-values.ts';
import { list, text, tolerant } from '../values/tolerant.ts';
import { askLegacy, byHeaders, type LegacyAccess, type Read } from './legacy-call.ts';

/** A person as the document prints it (contracts 2.1): work and education, no way to reach anybody. */
const personBody = z.object({
  full_name: text,
  city: text,
  state: text,
  country: text,
  current: text,
  experience: list,
  topcard: tolerant(z.object({ locality: text })),
});

/** `name` is the title. */
const jobBody = z.object({ company: text, name: text, from: text, to: text });

const MOST = 50;

/** By what a person is looked up; nulls are left out. */
export type Named = {
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly company: string | null;
};

/**
 * `GET /person`: the employment of the people of a name. Free. They are told apart by nothing else: which of them is meant is for the
 * user to say.
 * @returns none where the name is not known
 */
export function personByName(
  request: Request,
  access: LegacyAccess,
  { firstName, lastName, company }: Named,
  now: () => number,
): Promise<Told<Employment[]>> {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ firstName, lastName, company })) if (value) query.set(name, value);
  return askLegacy(request, byHeaders(access, `/person?${query}`), now, readPeople);
}

const readPeople: Read<Employment[]> = (body) => {
  const parsed = body.kind === 'json' ? z.object({ items: z.array(z.unknown()) }).safeParse(body.value) : null;
  if (!parsed?.success) return 'unreadable';
  const { items } = parsed.data;
  const people = items.slice(0, MOST).flatMap((item) => employmentOf(item) ?? []);
  return items.length > 0 && people.length === 0 ? 'unreadable' : { value: people };
};

function employmentOf(item: unknown): Employment | null {
  const parsed = personBody.safeParse(item);
  const name = parsed.success ? phrase(parsed.data.full_name, 300) : null;
  if (!parsed.success || !name) return null;
  const { topcard, city, state, country, current, experience } = parsed.data;
  return {
    name,
    location: phrase(typeof topcard === 'object' ? topcard?.locality : null) ?? joined(city, state, country),
    employer: phrase(current),
    jobs: (Array.isArray(experience) ? experience : []).slice(0, MOST).flatMap((entry) => jobOf(entry) ?? []),
  };
}

function jobOf(entry: unknown): Job | null {
  const parsed = jobBody.safeParse(entry);
  if (!parsed.success) return null;
  const [company, title] = [phrase(parsed.data.company), phrase(parsed.data.name)];
  return company || title ? { company, title, from: phrase(parsed.data.from), to: phrase(parsed.data.to) } : null;
}
