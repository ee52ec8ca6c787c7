import { aliasesOf, identity, subject } from '../../model/schemas/people/lead.ts';
import { LISTS } from '../../model/schemas/people/reading.ts';
import { z } from '../../model/schemas/schema.ts';
import { type BadgeView, MAX_ALIASES } from '../../model/views/badge.ts';
import type { DomainView, PageView, PersonView } from '../../model/views/views.ts';
import { limit, row, typedDomain } from './fields.ts';
import { command, fromContent, question, replies } from './message.ts';

/** People without an identity have no alias and cost no look-up: there may be as many of them as a page can hold. */
const people = z
  .array(identity)
  .check(z.maxLength(1000))
  .check(z.refine((all) => all.flatMap(aliasesOf).length <= MAX_ALIASES));

/** What LinkedIn's pages show, and what is known of it. */
export const pageMessages = {
  /** `row`: the row of a list whose person is wanted; null for what the page itself is about. */
  'read-page': question(z.strictObject({ tabId: z.int(), row: z.nullable(row) }), replies<PageView>()),
  /** The skeleton of a page for a bug report, without any text or identifier. */
  'read-skeleton': question(z.strictObject({ tabId: z.int() }), replies<string>()),
  'view-person': question(z.strictObject({ person: subject }), replies<PersonView>()),
  'view-domain': question(
    z.strictObject({ domain: typedDomain, person: z.nullable(subject), limit }),
    replies<DomainView>(),
  ),
  /** Has the script for badges put into the page; false where they are off. `address`: `location.href`, of any page. */
  'start-badges': fromContent(
    question(z.nullable(z.strictObject({ address: z.string().check(z.maxLength(4000)) })), replies<boolean>()),
  ),
  /** Badges of a list in the order of the people, of at most `MAX_ALIASES` aliases; null where badges are off. */
  'view-badges': fromContent(
    question(z.strictObject({ people, list: z.optional(z.enum(LISTS)) }), replies<readonly BadgeView[] | null>()),
  ),
  /** Shows the popup on a row of the tab that asks. */
  'open-person': fromContent(command(row, replies<null>())),
};
