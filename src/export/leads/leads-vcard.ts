import type { Email, Phone } from '../../model/schemas/people/contact.ts';
import { type ExportedLead, factsOf } from './leads-facts.ts';
import { contentLines, escaped } from './vcard-lines.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const PHONE_TYPES = { mobile: 'cell', direct: '"work,voice"', office: '"work,voice"' } as const;

/** A lead as a vCard 4.0 (RFC 6350). */
export function vcardOf(sent: ExportedLead): string {
  const { lead } = sent;
  const facts = factsOf(sent);
  const emails = [...facts.work, ...facts.unknownEmails, ...facts.personal];
  const sources = facts.sources.length > 0 && `Sources: ${facts.sources.join(', ')}`;
  const note = [facts.notes, sources].filter(Boolean).join('\n');
  const optional = (name: string, text: string) => (text === '' ? [] : [`${name}:${escaped(text)}`]);
  return contentLines([
    'BEGIN:VCARD',
    'VERSION:4.0',
    'PRODID:-//Leadlight//Leads//EN',
    'KIND:individual',
    UUID.test(lead.id) ? `UID:urn:uuid:${lead.id}` : `UID;VALUE=text:${escaped(lead.id)}`,
    // A card must have a name to be shown by.
    `FN:${escaped(facts.name || emails[0]?.address || facts.linkedin || '?')}`,
    `N:${escaped(facts.family)};${escaped(facts.given)};;;`,
    ...emails.map(emailLine),
    ...facts.phones.map(phoneLine),
    ...optional('TITLE', facts.title),
    ...optional('ORG', facts.company),
    // A place as LinkedIn writes it ("Paris, Île-de-France, France") has no parts that could be told apart for sure.
    ...(facts.location === '' ? [] : [`ADR:;;;${escaped(facts.location)};;;`]),
    ...(facts.linkedin === '' ? [] : [`URL:${facts.linkedin}`]),
    ...(facts.tags.length === 0 ? [] : [`CATEGORIES:${facts.tags.map(escaped).join(',')}`]),
    ...optional('NOTE', note),
    ...revision(sent),
    'END:VCARD',
  ]);
}

function emailLine({ address, use }: Email, at: number): string {
  const type = use === null ? '' : `;TYPE=${use === 'work' ? 'work' : 'home'}`;
  return `EMAIL${type}${at === 0 ? ';PREF=1' : ''}:${escaped(address)}`;
}

function phoneLine({ e164, display, use }: Phone): string {
  const type = use === null ? 'voice' : PHONE_TYPES[use];
  return e164 === null ? `TEL;TYPE=${type}:${escaped(display)}` : `TEL;VALUE=uri;TYPE=${type}:tel:${e164}`;
}

/** When something of it was last told: `20260331T120000Z`. */
function revision({ lead }: ExportedLead): string[] {
  const latest = Math.max(lead.savedAt, ...(lead.contact?.sources ?? []).map(({ at }) => at));
  const date = new Date(latest);
  if (Number.isNaN(date.getTime()) || date.getUTCFullYear() > 9999) return [];
  return [`REV:${date.toISOString().replace(/[-:]|\.\d+/g, '')}`];
}
