import { MAX_PEOPLE_PER_RUN } from '../../model/max-people-per-run.ts';
import type { CompanyFacts } from '../../model/schemas/people/company.ts';
import type { Employment } from '../../model/schemas/people/employment.ts';
import { subject } from '../../model/schemas/people/lead.ts';
import type { Article } from '../../model/schemas/people/news.ts';
import type { Preview } from '../../model/schemas/people/preview.ts';
import { credits } from '../../model/schemas/purchases/service.ts';
import { z } from '../../model/schemas/schema.ts';
import type { PriceView, RunView } from '../../model/views/views.ts';
import { limit, numbered, replacesEntry, typedDomain, typedName } from './fields.ts';
import { command, purchase, question, replies } from './message.ts';

const subjects = z.array(subject).check(z.maxLength(MAX_PEOPLE_PER_RUN));

/** What services are asked about people and companies. */
export const purchaseMessages = {
  'buy-contact': purchase(
    z.strictObject({ person: subject, phoneRequired: z.boolean(), ...replacesEntry }),
    replies<null>(),
  ),
  /**
   * Asks Cognism, free of charge, what it has on a person, unless it said so before. `byName`: for a profile that it
   * does not know.
   */
  'ask-preview': command(z.strictObject({ person: subject, byName: z.boolean() }), replies<Preview>()),
  /** Reveals a person whose preview the user has seen. */
  'buy-reveal': purchase(z.strictObject({ person: subject, ...replacesEntry }), replies<null>()),
  'buy-patterns': purchase(z.strictObject({ domain: typedDomain, ...replacesEntry }), replies<null>()),
  'buy-employees': purchase(z.strictObject({ domain: typedDomain, limit, ...replacesEntry }), replies<null>()),
  /** Asks Cognism which company has a domain (free), then for what it knows of it (may cost). */
  'buy-account': purchase(z.strictObject({ domain: typedDomain, ...replacesEntry }), replies<null>()),
  /** Cognism's API of 2016, free of charge: companies of a name, people of a name, articles about a company. */
  'ask-companies': command(z.strictObject({ name: typedName }), replies<readonly CompanyFacts[]>()),
  'ask-employment': command(
    z.strictObject({ name: typedName, company: z.nullable(typedName) }),
    replies<readonly Employment[]>(),
  ),
  'ask-news': command(z.strictObject({ company: typedName }), replies<readonly Article[]>()),

  /** What a look-up of many would cost, person by person. */
  'view-prices': question(z.strictObject({ people: subjects, phoneRequired: z.boolean() }), replies<PriceView>()),
  /** Begins a bulk run; null where it has no people. */
  'buy-run': purchase(
    z.strictObject({ people: subjects, phoneRequired: z.boolean(), stopAfter: z.nullable(credits) }),
    replies<{ id: number } | null>(),
  ),
  'view-runs': question(z.null(), replies<readonly RunView[]>()),
  'pause-run': command(numbered, replies<null>()),
  /** Spends what was agreed to with `buy-run`. */
  'resume-run': purchase(numbered, replies<null>()),
  'cancel-run': command(numbered, replies<null>()),
};
