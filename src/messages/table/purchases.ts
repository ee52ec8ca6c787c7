import { MAX_PEOPLE_PER_RUN } from '../../model/max-people-per-run.ts';
import type { CompanyFacts } from '../../model/schemas/people/company.ts';
import type { Employment } from '../../model/schemas/people/employment.ts';
import { subject } from '../../model/schemas/people/lead.ts';
import type { Article } from '../../model/schemas/people/news.ts';
import type { Preview } from '../../model/schemas/people/preview.ts';
import { credits } from '../../model/schemas/purchases/service.ts';
import { z } from '../../model/schemas/schema.ts';
import type { PriceView, RunView } from '../../model/views/views.ts';
import { employeesAsked, numbered, replacesEntry, typedDomain, typedName } from './fields.ts';
import { command, purchase, question, replies } from './message.ts';

const subjects = z.array(subject).check(z.maxLength(MAX_PEOPLE_PER_RUN));

export const purchaseMessages = {
  'buy-contact': purchase(
    z.strictObject({ person: subject, phoneRequired: z.boolean(), ...replacesEntry }),
    replies<null>(),
  ),
  'ask-preview': command(z.strictObject({ person: subject, byName: z.boolean() }), replies<Preview>()),
  'buy-reveal': purchase(z.strictObject({ person: subject, ...replacesEntry }), replies<null>()),
  'buy-patterns': purchase(z.strictObject({ domain: typedDomain, ...replacesEntry }), replies<null>()),
  'buy-employees': purchase(
    z.strictObject({ domain: typedDomain, ...employeesAsked, ...replacesEntry }),
    replies<null>(),
  ),
  /** Resolves the domain to a company (free), then asks for its data (may cost). */
  'buy-account': purchase(z.strictObject({ domain: typedDomain, ...replacesEntry }), replies<null>()),
  'ask-companies': command(z.strictObject({ name: typedName }), replies<readonly CompanyFacts[]>()),
  'ask-employment': command(
    z.strictObject({ name: typedName, company: z.nullable(typedName) }),
    replies<readonly Employment[]>(),
  ),
  'ask-news': command(z.strictObject({ company: typedName }), replies<readonly Article[]>()),

  'view-prices': question(z.strictObject({ people: subjects, phoneRequired: z.boolean() }), replies<PriceView>()),
  'buy-run': purchase(
    z.strictObject({ people: subjects, phoneRequired: z.boolean(), stopAfter: z.nullable(credits) }),
    replies<{ id: number } | null>(),
  ),
  'view-runs': question(z.null(), replies<readonly RunView[]>()),
  'pause-run': command(numbered, replies<null>()),
  /** Spends only what was agreed to with `buy-run`. */
  'resume-run': purchase(numbered, replies<null>()),
  'cancel-run': command(numbered, replies<null>()),
};
