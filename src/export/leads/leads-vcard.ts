import { writtenNumber } from '../../model/addresses/phone-writing.ts';
import type { Email, Phone } from '../../model/schemas/people/contact.ts';
import { type ExportedLead, factsOf } from './leads-facts.ts';
import { contentLines, escaped } from './vcard-lines.ts';

/** Android's address books, and others, reject 4.0. */
export type VcardVersion = '3.0' | '4.0';

type Dialect = {
  readonly head: readonly string[];
  readonly uid: (id: string) => string;
  readonly phoneTypes: Record<NonNullable<Phone['use']> | 'unknown', string>;
  readonly emailTypes: (email: Email, isFirst: boolean) => string;
  readonly revision: (date: Date) => string;
};

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const emailPlace = ({ use }: Email) => (use === 'work' ? 'work' : 'home');

const DIALECTS: Record<VcardVersion, Dialect> = {
  // RFC 2426. One TYPE per word: some readers do not split lists.
  '3.0': {
    head: ['VERSION:3.0', 'PRODID:-//Leadlight//Leads//EN'],
    uid: (id) => `UID:${escaped(UUID.test(id) ? `urn:uuid:${id}` : id)}`,
    phoneTypes: {
      mobile: 'TYPE=CELL',
      direct: 'TYPE=WORK;TYPE=VOICE',
      office: 'TYPE=WORK;TYPE=VOICE',
      unknown: 'TYPE=VOICE',
    },
    emailTypes: (email, isFirst) =>
      [';TYPE=INTERNET', email.use && `;TYPE=${emailPlace(email).toUpperCase()}`, isFirst && ';TYPE=PREF']
        .filter(Boolean)
        .join(''),
    revision: (date) => date.toISOString().replace(/\.\d+/, ''),
  },
  '4.0': {
    head: ['VERSION:4.0', 'PRODID:-//Leadlight//Leads//EN', 'KIND:individual'],
    uid: (id) => (UUID.test(id) ? `UID:urn:uuid:${id}` : `UID;VALUE=text:${escaped(id)}`),
    phoneTypes: {
      mobile: 'TYPE=cell',
      direct: 'TYPE="work,voice"',
      office: 'TYPE="work,voice"',
      unknown: 'TYPE=voice',
    },
    emailTypes: (email, isFirst) => `${email.use ? `;TYPE=${emailPlace(email)}` : ''}${isFirst ? ';PREF=1' : ''}`,
    revision: (date) => date.toISOString().replace(/[-:]|\.\d+/g, ''),
  },
};

export function vcardOf(sent: ExportedLead, version: VcardVersion): string {
  const { lead } = sent;
  const dialect = DIALECTS[version];
  const facts = factsOf(sent);
  const emails = [...facts.work, ...facts.unknownEmails, ...facts.personal];
  const sources = facts.sources.length > 0 && `Sources: ${facts.sources.join(', ')}`;
  const note = [facts.notes, sources].filter(Boolean).join('\n');
  const optional = (name: string, text: string) => (text === '' ? [] : [`${name}:${escaped(text)}`]);
  return contentLines([
    'BEGIN:VCARD',
    ...dialect.head,
    dialect.uid(lead.id),
    // FN is mandatory.
    `FN:${escaped(facts.name || emails[0]?.address || facts.linkedin || '?')}`,
    `N:${escaped(facts.family)};${escaped(facts.given)};;;`,
    ...emails.map((email, at) => `EMAIL${dialect.emailTypes(email, at === 0)}:${escaped(email.address)}`),
    // Text even in 4.0, where a URI is allowed: address books show its "tel:" as part of the number.
    ...facts.phones.map(
      (phone) => `TEL;${dialect.phoneTypes[phone.use ?? 'unknown']}:${escaped(writtenNumber(phone))}`,
    ),
    ...optional('TITLE', facts.title),
    ...optional('ORG', facts.company),
    // LinkedIn's places ("Paris, Île-de-France, France") can't be split reliably.
    ...(facts.location === '' ? [] : [`ADR:;;;${escaped(facts.location)};;;`]),
    ...(facts.linkedin === '' ? [] : [`URL:${facts.linkedin}`]),
    ...(facts.tags.length === 0 ? [] : [`CATEGORIES:${facts.tags.map(escaped).join(',')}`]),
    ...optional('NOTE', note),
    ...revision(sent, dialect),
    'END:VCARD',
  ]);
}

function revision({ lead }: ExportedLead, dialect: Dialect): string[] {
  const latest = Math.max(lead.savedAt, ...(lead.contact?.sources ?? []).map(({ at }) => at));
  const date = new Date(latest);
  if (Number.isNaN(date.getTime()) || date.getUTCFullYear() > 9999) return [];
  return [`REV:${dialect.revision(date)}`];
}
