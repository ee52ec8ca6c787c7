import {
  type Contact,
  contact as contactSchema,
  email,
  phone,
  source,
  unreadValue,
} from '../../model/schemas/people/contact.ts';
import {
  alias,
  type Lead,
  lead as leadSchema,
  provenance as provenanceSchema,
} from '../../model/schemas/people/lead.ts';
import { type AnyRecord, isAnyRecord, readEach, readField } from './fields.ts';

const { shape } = leadSchema;
const tag = shape.tags.def.element;

/** Id and aliases matter most: they show what has already been bought. Null if the id is unreadable. */
export function healLead(record: unknown): Lead | null {
  if (!isAnyRecord(record)) return null;
  const id = readField(shape.id, record.id);
  if (id === null) return null;
  const aliases = readEach(alias, record.aliases);
  return {
    ...{ id, aliases },
    name: readField(shape.name, record.name) ?? '',
    headline: readField(shape.headline, record.headline),
    company: readField(shape.company, record.company),
    location: readField(shape.location, record.location),
    contact: healContact(record.contact),
    savedAt: readField(shape.savedAt, record.savedAt) ?? 0,
    inCrm: readField(shape.inCrm, record.inCrm),
    tags: readEach(tag, record.tags),
    notes: readField(shape.notes, record.notes) ?? '',
    ...healedFormerIds(record),
    ...healedProvenance(record),
  };
}

function healedFormerIds({ formerIds }: AnyRecord): Pick<Lead, 'formerIds'> {
  const readable = readEach(shape.id, formerIds);
  return readable.length > 0 ? { formerIds: readable } : {};
}

/** An unreadable name counts as guessed, so that it can't split off a second person. */
function healedProvenance({ name, provenance }: AnyRecord): Pick<Lead, 'provenance'> {
  const of = isAnyRecord(provenance) ? provenance : {};
  const aliases = readEach(provenanceSchema.shape.aliases.def.element, of.aliases);
  if (!shape.name.safeParse(name).success) return { provenance: { name: { from: 'guessed', at: 0 }, aliases } };
  if (provenance === undefined) return {};
  return { provenance: { name: readField(provenanceSchema.shape.name, of.name), aliases } };
}

function healContact(record: unknown): Contact | null {
  if (!isAnyRecord(record)) return null;
  const of = contactSchema.shape;
  const sources = readEach(source, record.sources);
  const companyDomain = readField(of.companyDomain, record.companyDomain);
  return {
    emails: readEach(email, record.emails),
    phones: readEach(phone, record.phones),
    title: readField(of.title, record.title),
    company: readField(of.company, record.company),
    location: readField(of.location, record.location),
    gatheredAt: readField(of.gatheredAt, record.gatheredAt),
    optedOut: healedOptOut(record.optedOut, sources),
    sources,
    ...(companyDomain ? { companyDomain } : {}),
    ...(record.unread === undefined ? {} : { unread: readEach(unreadValue, record.unread) }),
  };
}

/** When in doubt, they have opted out. */
function healedOptOut(optedOut: unknown, [first]: Contact['sources']): Contact['optedOut'] {
  if (optedOut === null || optedOut === undefined) return null;
  return readField(source, optedOut) ?? first ?? { service: 'cognism', at: 0 };
}
