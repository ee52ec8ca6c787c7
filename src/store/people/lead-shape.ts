import { VALIDITIES } from '../../model/schemas/people/contact.ts';
import { type Lead, ORIGINS } from '../../model/schemas/people/lead.ts';
import { SERVICES } from '../../model/schemas/purchases/service.ts';

type Check = (value: unknown) => boolean;
/** A record in which every name that a type has may hold anything. */
type AnyFields<T> = Readonly<Record<keyof T & string, unknown>>;

const isText: Check = (value) => typeof value === 'string';
const isMoment: Check = (value) => typeof value === 'number' && value >= 0 && value < Number.POSITIVE_INFINITY;
const isTextOrNull: Check = (value) => value === null || typeof value === 'string';
const isMomentOrNull: Check = (value) => value === null || isMoment(value);

/**
 * Any object can be asked for any name. Names are written out below: looked up in a list, they take three times as
 * long.
 */
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
type InCrmFields = NonNullable<Lead['inCrm']>;

const isSource: Check = (value) =>
  isRecord<ContactFields['sources'][number]>(value) && SERVICE_NAMES.has(value.service) && isMoment(value.at);

const isSourceOrNull: Check = (value) => value === null || isSource(value);

const isSayingOrNull: Check = (value) =>
  value === null || (isRecord<NonNullable<ContactFields['title']>>(value) && isText(value.text) && isSource(value));

const isEmailSource: Check = (value) =>
  isRecord<EmailFields['sources'][number]>(value) && VALIDITY_NAMES.has(value.validity) && isSource(value);

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
  isList(value.sources, isSource);

const isContactOrNull: Check = (value) =>
  value === null ||
  (isRecord<ContactFields>(value) &&
    isList(value.emails, isEmail) &&
    isList(value.phones, isPhone) &&
    isSayingOrNull(value.title) &&
    isSayingOrNull(value.company) &&
    isSayingOrNull(value.location) &&
    isMomentOrNull(value.gatheredAt) &&
    isSourceOrNull(value.optedOut) &&
    isList(value.sources, isSource));

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

/**
 * Whether a stored record has the shape of a lead: all that whoever shows or exports it relies on. The schema looks at
 * lengths and patterns too, and copies; for a hundred thousand that takes a second and a hundred megabytes more.
 */
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
