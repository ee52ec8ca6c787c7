import { aliasesOf, identity, subject } from '../../model/schemas/people/lead.ts';
import { LISTS } from '../../model/schemas/people/reading.ts';
import { z } from '../../model/schemas/schema.ts';
import { type BadgeView, MAX_ALIASES } from '../../model/views/badge.ts';
import type { DomainView, PageView, PersonView } from '../../model/views/views.ts';
import { employeesAsked, row, typedDomain } from './fields.ts';
import { command, fromContent, question, replies } from './message.ts';

/** People without an identity cost no look-up: there may be as many as a page can hold. */
const people = z
  .array(identity)
  .check(z.maxLength(1000))
  .check(z.refine((all) => all.flatMap(aliasesOf).length <= MAX_ALIASES));

export const pageMessages = {
  'read-page': question(z.strictObject({ tabId: z.int(), row: z.nullable(row) }), replies<PageView>()),
  /** For bug reports: no text, no identifiers. */
  'read-skeleton': question(z.strictObject({ tabId: z.int() }), replies<string>()),
  'view-person': question(z.strictObject({ person: subject }), replies<PersonView>()),
  'view-domain': question(
    z.strictObject({ domain: typedDomain, person: z.nullable(subject), ...employeesAsked }),
    replies<DomainView>(),
  ),
  'start-badges': fromContent(
    question(z.nullable(z.strictObject({ address: z.string().check(z.maxLength(4000)) })), replies<boolean>()),
  ),
  'view-badges': fromContent(
    question(
      // `replaces`: the page shows these people alone, and those it asks about after them.
      z.strictObject({ people, list: z.optional(z.enum(LISTS)), replaces: z.optional(z.boolean()) }),
      replies<readonly BadgeView[] | null>(),
    ),
  ),
  'open-person': fromContent(command(row, replies<null>())),
};
