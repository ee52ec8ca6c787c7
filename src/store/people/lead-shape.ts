import { VALIDITIES } from '../../model/schemas/people/contact.ts';
import { type Lead, ORIGINS } from '../../model/schemas/people/lead.ts';
import { SERVICES } from '../../model/schemas/purchases/service.ts';

type Check = (value: unknown) => boolean;
type AnyFields<T> = Readonly<Record<keyof T & string, unknown>>;

const isText: Check = (value) => typeof value === 'string';
const isMoment: Check = (value) => typeof value === 'number' && value >= 0 && value < Number.POSITIVE_INFINITY;
const isTextOrNull: Check = (value) => value === null || typeof value === 'string';
const isMomentOrNull: Check = (value) => value === null || isMoment(value);

/** Fields are spelled out below because looking them up in a list takes three times as long. */
const isRecord = <T>(value: unknown): value is AnyFields<T> => typeof value === 'object' && value !== null;

function isList(value: unknown, check: Check): boolean {
  return Array.isArray(value) && value.every(check);
}

const SERVICE_NAMES: ReadonlySet<unknown> = new Set(SERVICES);
const VALIDITY_NAMES: ReadonlySet<unknown> = new Set(VALIDITIES);
const EMAIL_USES: ReadonlySet<unknown> = new Set(['work', 'personal', null]);
const PHONE_USES: ReadonlySet<unknown> = new Set(['mobile', 'direct', 'office', null]);

type ContactFields = NonNullable<Lead['contact']>;
type PhoneFields = ContactFields['phones'][number];
type EmailFields = ContactFields['emails'][number];
type UnreadFields = NonNullable<ContactFields['unread']>[number];
type InCrmFields = NonNullable<Lead['inCrm']>;

const isSource: Check = (value) =>
  isRecord<ContactFields['sources'][number]>(value) && SERVICE_NAMES.has(value.service) && isMoment(value.at);

const isWord: Check = (value) =>
  isRecord<PhoneFields['sources'][number]>(value) &&
  (value.retractedAt === undefined || isMoment(value.retractedAt)) &&
  isSource(value);

const isSourceOrNull: Check = (value) => value === null || isSource(value);

const isSayingOrNull: Check = (value) =>
  value === null || (isRecord<NonNullable<ContactFields['title']>>(value) && isText(value.text) && isSource(value));

const isEmailSource: Check = (value) =>
  isRecord<EmailFields['sources'][number]>(value) && VALIDITY_NAMES.has(value.validity) && isWord(value);

const isEmail: Check = (value) =>
  isRecord<EmailFields>(value) &&
  isText(value.address) &&
  VALIDITY_NAMES.has(value.validity) &&
  EMAIL_USES.has(value.use) &&
  typeof value.current === 'boolean' &&
  isList(value.sources, isEmailSource);

const isPhone: Check = (value) =>
  isRecord<PhoneFields>(value) &&
  isText(value.display) &&
  isTextOrNull(value.e164) &&
  isTextOrNull(value.country) &&
  PHONE_USES.has(value.use) &&
  typeof value.isDoNotCall === 'boolean' &&
  isList(value.sources, isWord);

const isUnread: Check = (value) =>
  isRecord<UnreadFields>(value) &&
  isText(value.text) &&
  (value.kind === 'email' || value.kind === 'phone') &&
  isWord(value);

const isContactOrNull: Check = (value) =>
  value === null ||
  (isRecord<ContactFields>(value) &&
    isList(value.emails, isEmail) &&
    isList(value.phones, isPhone) &&
    isSayingOrNull(value.title) &&
    isSayingOrNull(value.company) &&
    isSayingOrNull(value.companyDomain ?? null) &&
    isSayingOrNull(value.location) &&
    isMomentOrNull(value.gatheredAt) &&
    isSourceOrNull(value.optedOut) &&
    isList(value.sources, isSource) &&
    (value.unread === undefined || isList(value.unread, isUnread)));

const isInCrmOrNull: Check = (value) =>
  value === null ||
  (isRecord<InCrmFields>(value) &&
    isText(value.instanceId) &&
    isText(value.contactId) &&
    isTextOrNull(value.link) &&
    isMoment(value.at));

type NameProvenance = NonNullable<Lead['provenance']>;
const ORIGIN_NAMES: ReadonlySet<unknown> = new Set(ORIGINS);

const isClaim: Check = (value) =>
  isRecord<NonNullable<NameProvenance['name']>>(value) && ORIGIN_NAMES.has(value.from) && isMoment(value.at);

const isProvenance: Check = (value) =>
  value === undefined ||
  (isRecord<NameProvenance>(value) &&
    (value.name === null || isClaim(value.name)) &&
    isList(
      value.aliases,
      (one) => isRecord<NameProvenance['aliases'][number]>(one) && isText(one.alias) && isClaim(one),
    ));

/** Checks only what views and exports rely on: for 100,000 leads the schema takes 1 s and 100 MB more. */
export function isLead(record: unknown): record is Lead {
  return (
    isRecord<Lead>(record) &&
    isText(record.id) &&
    isList(record.aliases, isText) &&
    isText(record.name) &&
    isTextOrNull(record.headline) &&
    isTextOrNull(record.company) &&
    isTextOrNull(record.location) &&
    isContactOrNull(record.contact) &&
    isMoment(record.savedAt) &&
    isInCrmOrNull(record.inCrm) &&
    isList(record.tags, isText) &&
    isText(record.notes) &&
    isProvenance(record.provenance)
  );
}
