import { MAX_PEOPLE_PER_RUN } from '../model/max-people-per-run.ts';
import { CRM_VALUES } from '../model/schemas/crm/crm.ts';
import { HUBS, pickedHub } from '../model/schemas/crm/hub.ts';
import { aliasesOf, identity, lead, MAX_NOTES_LENGTH, subject } from '../model/schemas/people/lead.ts';
import { watch } from '../model/schemas/people/product-check.ts';
import { signal, subscription, subscriptionDraft } from '../model/schemas/people/signal.ts';
import { connection, keyForm } from '../model/schemas/purchases/account.ts';
import { ledgerFilter } from '../model/schemas/purchases/ledger-views.ts';
import { credits, moment, service } from '../model/schemas/purchases/service.ts';
import { settingsChoices } from '../model/schemas/purchases/settings.ts';
import { z } from '../model/schemas/schema.ts';
import { MAX_ALIASES } from '../model/views/badge.ts';
import { LEAD_FORMATS } from '../model/views/lead-views.ts';
import type { Ask, MessageName } from './names.ts';

const replacesEntry = { replacesId: z.nullable(z.int()) };
/** As typed: what is not a domain gets its own failure, not a refused message. */
const typedDomain = z.string().check(z.maxLength(2000));
const limit = z.int().check(z.gte(1), z.lte(100));
/** What a header can carry; people paste keys with the word before it. */
const typedKey = z.string().check(z.regex(/^[\x21-\x7e]{1,500}$/));
const idOfService = z.string().check(z.minLength(1), z.maxLength(200));
const typedName = z.string().check(z.minLength(1), z.maxLength(300));
const row = z.strictObject({ identity, name: z.string().check(z.maxLength(300)) });
/** People without an identity have no alias, and cost no look-up; a list of them is as long as a page may be. */
const people = z
  .array(identity)
  .check(z.maxLength(1000))
  .check(z.refine((all) => all.flatMap(aliasesOf).length <= MAX_ALIASES));

const subjects = z.array(subject).check(z.maxLength(MAX_PEOPLE_PER_RUN));
const numbered = z.strictObject({ id: z.int() });
const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));

const leadId = z.string().check(z.minLength(1), z.maxLength(100));
const leadIds = z.array(leadId).check(z.minLength(1), z.maxLength(200_000));
const hub = z.enum(HUBS);
/** What goes through an address. */
const app = z.strictObject({
  element: idOfService,
  apiKey: z.string().check(z.minLength(1), z.maxLength(500)),
  apiSecret: z.string().check(z.minLength(1), z.maxLength(500)),
  callback: z.url({ protocol: /^https$/ }).check(z.maxLength(500)),
});
const idOfRecord = z.string().check(z.minLength(1), z.maxLength(300));
const fieldChange = z.strictObject({
  value: z.enum(CRM_VALUES),
  field: z.string().check(z.maxLength(200)),
  before: z.nullable(z.string().check(z.maxLength(MAX_NOTES_LENGTH))),
  after: z.string().check(z.maxLength(MAX_NOTES_LENGTH)),
});

/** The schema of every message. The extension's own pages may send all of them. */
export const protocol = {
  'read-page': z.strictObject({ tabId: z.int(), row: z.nullable(row) }),
  'read-skeleton': z.strictObject({ tabId: z.int() }),
  'view-person': z.strictObject({ person: subject }),
  'view-domain': z.strictObject({ domain: typedDomain, person: z.nullable(subject), limit }),
  'buy-contact': z.strictObject({ person: subject, phoneRequired: z.boolean(), ...replacesEntry }),
  'ask-preview': z.strictObject({ person: subject, byName: z.boolean() }),
  'buy-reveal': z.strictObject({ person: subject, ...replacesEntry }),
  'buy-patterns': z.strictObject({ domain: typedDomain, ...replacesEntry }),
  'buy-employees': z.strictObject({ domain: typedDomain, limit, ...replacesEntry }),
  'view-connection': z.strictObject({ service }),
  'save-connection': z.strictObject({
    service,
    key: z.nullable(typedKey),
    secretKey: z.nullable(typedKey),
    elementToken: z.optional(z.nullable(typedKey)),
    base: z.string().check(z.maxLength(500)),
    keyForm,
    generation: connection.shape.generation,
  }),
  'remove-connection': z.strictObject({ service }),
  'view-product': z.null(),
  'read-accounts': z.null(),
  'read-products': z.strictObject({ accountId: idOfService }),
  'read-reports': z.strictObject({ productId: idOfService }),
  'save-product': z.strictObject({ watch: z.nullable(watch) }),
  'refresh-product': z.null(),
  'buy-account': z.strictObject({ domain: typedDomain, ...replacesEntry }),
  'ask-companies': z.strictObject({ name: typedName }),
  'ask-employment': z.strictObject({ name: typedName, company: z.nullable(typedName) }),
  'ask-news': z.strictObject({ company: typedName }),
  'view-settings': z.null(),
  'save-settings': settingsChoices,
  'check-account': z.strictObject({ service }),
  'view-prices': z.strictObject({ people: subjects, phoneRequired: z.boolean() }),
  'buy-run': z.strictObject({ people: subjects, phoneRequired: z.boolean(), stopAfter: z.nullable(credits) }),
  'view-runs': z.null(),
  'pause-run': numbered,
  'resume-run': numbered,
  'cancel-run': numbered,
  'view-ledger': z.strictObject({ filter: ledgerFilter, before: z.nullable(z.int()) }),
  'view-ledger-sums': z.null(),
  'read-ledger': z.strictObject({ after: z.int() }),
  'count-as-charged': numbered,
  'keep-seal': z.strictObject({ head: hash, entries: z.int() }),
  'view-seal': z.strictObject({ head: hash }),
  'read-lead-rows': z.strictObject({
    after: z.nullable(z.strictObject({ savedAt: moment, id: leadId })),
    most: z.int().check(z.gte(1), z.lte(5000)),
  }),
  'read-leads': z.strictObject({ ids: leadIds.check(z.maxLength(1000)) }),
  'save-lead': z.strictObject({ id: leadId, tags: lead.shape.tags, notes: lead.shape.notes }),
  'forget-leads': z.strictObject({ ids: leadIds }),
  'read-elements': z.strictObject({ hub }),
  'read-instances': z.strictObject({ hub }),
  'ask-consent': app,
  'save-instance': z.strictObject({
    ...app.shape,
    hub,
    name: typedName,
    landed: z.string().check(z.maxLength(10_000)),
    state: z.uuid(),
  }),
  'view-hubs': z.null(),
  'view-presets': z.null(),
  'pick-hub': z.strictObject({ hub, instanceId: z.nullable(idOfService) }),
  'save-hub': z.strictObject({
    hub,
    mapping: pickedHub.shape.mapping,
    folder: pickedHub.shape.folder,
    site: pickedHub.shape.site,
  }),
  'preview-mapping': z.strictObject({ mapping: z.unknown(), leadId: z.nullable(leadId) }),
  'ask-crm': z.strictObject({ leadId }),
  'send-to-crm': z.strictObject({
    leadId,
    instanceId: idOfRecord,
    ticked: z.array(fieldChange).check(z.maxLength(100)),
    choice: z.nullable(z.union([z.literal('new'), z.strictObject({ id: idOfRecord })])),
  }),
  'view-pushes': z.strictObject({ leadId }),
  'undo-push': numbered,
  'give-push-up': numbered,
  'begin-bulk-push': z.strictObject({ ids: leadIds }),
  'view-bulk-pushes': z.null(),
  'pause-bulk-push': numbered,
  'resume-bulk-push': numbered,
  'cancel-bulk-push': numbered,
  'read-folder': z.strictObject({ path: z.string().check(z.maxLength(1000)) }),
  'export-leads': z.strictObject({
    format: z.enum(LEAD_FORMATS),
    ids: leadIds,
    channel: z.uuid(),
    storeAs: z.nullable(z.string().check(z.regex(/^[^/\\]{1,200}$/))),
  }),
  'view-signals': z.strictObject({
    before: z.nullable(z.strictObject({ at: signal.shape.at, id: signal.shape.id })),
    leadId: z.nullable(leadId),
  }),
  'save-signals': z.strictObject({ isOn: z.boolean(), isLive: z.boolean(), isAudited: z.boolean() }),
  'match-signal': z.strictObject({ id: signal.shape.id, leadId: z.nullable(leadId) }),
  'read-subscriptions': z.null(),
  'save-subscription': z.strictObject({ draft: subscriptionDraft }),
  'remove-subscription': z.strictObject({ id: subscription.shape.id }),
  'read-dead-letters': z.null(),
  'start-badges': z.null(),
  'view-badges': z.strictObject({ people }),
  'open-person': row,
} satisfies { [N in MessageName]: z.ZodMiniType<Ask<N>> };

/**
 * All that content scripts may send: a hostile page may have taken one over, so nothing here spends, or tells more than a badge shows.
 */
export const ALLOWED_FROM_CONTENT: ReadonlySet<MessageName> = new Set<MessageName>([
  'start-badges',
  'view-badges',
  'open-person',
]);

/** Names and contents are parsed apart, so that an unknown name is told from a wrong content. */
export const envelope = z.strictObject({
  name: z.enum(Object.keys(protocol) as [MessageName, ...MessageName[]]),
  ask: z.unknown(),
});
