import { writtenNumber } from '../../model/addresses/phone-writing.ts';
import type { Email, Phone } from '../../model/schemas/people/contact.ts';
import { onLines } from '../cell-text.ts';
import { BYTE_ORDER_MARK, FORMULA, FORMULA_BUT_NUMBERS, withoutFormula, writeRows } from '../csv-line.ts';
import { type ExportedLead, factsOf, type LeadFacts } from './leads-facts.ts';

type CsvColumn = readonly [heading: string, cell: (facts: LeadFacts) => string];

const list = (texts: readonly string[]) => texts.join('; ');
const addressesOf = (emails: readonly Email[]) => list(emails.map(({ address }) => address));
const numberOf = (phone: Phone | undefined) => (phone ? writtenNumber(phone) : '');

const main = ({ work, unknownEmails, personal }: LeadFacts) => work[0] ?? unknownEmails[0] ?? personal[0];
const furtherThanMain = (facts: LeadFacts) => {
  const first = main(facts);
  return [...facts.work, ...facts.unknownEmails, ...facts.personal].filter((one) => one !== first);
};
const further = ({ work, personal, unknownEmails }: LeadFacts) => [
  ...work.slice(1),
  ...unknownEmails,
  ...personal.slice(1),
];

const phoneFor = ({ phones }: LeadFacts, use: Phone['use']) => phones.find((phone) => phone.use === use);
const mobile = (facts: LeadFacts) => phoneFor(facts, 'mobile');
const desk = (facts: LeadFacts) => phoneFor(facts, 'direct') ?? phoneFor(facts, 'office') ?? phoneFor(facts, null);
const furtherThanDesk = (facts: LeadFacts) => {
  const [one, other] = [desk(facts), mobile(facts)];
  return facts.phones.find((phone) => phone !== one && phone !== other);
};
const furtherPhones = (facts: LeadFacts) => {
  const shown = [mobile(facts), phoneFor(facts, 'direct'), phoneFor(facts, 'office')];
  return facts.phones.filter((phone) => !shown.includes(phone));
};

/** For importers without columns for tags and sources. */
const allNotes = ({ notes, tags, sources }: LeadFacts) =>
  [notes, tags.length > 0 && `Tags: ${list(tags)}`, sources.length > 0 && `Sources: ${list(sources)}`]
    .filter(Boolean)
    .join('\n');

const PLAIN: readonly CsvColumn[] = [
  ['Name', ({ name }) => name],
  ['First name', ({ given }) => given],
  ['Last name', ({ family }) => family],
  ['Title', ({ title }) => title],
  ['Headline', ({ headline }) => headline],
  ['Company', ({ company }) => company],
  ['Location', ({ location }) => location],
  ['LinkedIn', ({ linkedin }) => linkedin],
  ['Work email', ({ work }) => work[0]?.address ?? ''],
  ['Work email status', ({ work }) => work[0]?.validity ?? ''],
  ['Personal email', ({ personal }) => personal[0]?.address ?? ''],
  ['Other emails', (facts) => addressesOf(further(facts))],
  ['Mobile phone', (facts) => mobile(facts)?.display ?? ''],
  ['Direct phone', (facts) => phoneFor(facts, 'direct')?.display ?? ''],
  ['Office phone', (facts) => phoneFor(facts, 'office')?.display ?? ''],
  ['Other phones', (facts) => list(furtherPhones(facts).map(({ display }) => display))],
  ['Tags', ({ tags }) => list(tags)],
  ['Notes', ({ notes }) => notes],
  ['Sources', ({ sources }) => list(sources)],
  ['Saved', ({ saved }) => saved],
];

/** Salesforce's contact field labels, which its Data Import Wizard maps automatically. */
const SALESFORCE: readonly CsvColumn[] = [
  ['First Name', ({ given }) => given],
  ['Last Name', ({ family }) => family],
  ['Title', ({ title }) => title],
  ['Account Name', ({ company }) => company],
  ['Email', (facts) => main(facts)?.address ?? ''],
  ['Phone', (facts) => numberOf(desk(facts))],
  ['Mobile', (facts) => numberOf(mobile(facts))],
  ['Other Phone', (facts) => numberOf(furtherThanDesk(facts))],
  ['Description', allNotes],
  ['LinkedIn URL', ({ linkedin }) => linkedin],
  ['Location', ({ location }) => location],
  ['Other Emails', (facts) => addressesOf(furtherThanMain(facts))],
];

/** Labels of HubSpot's contact properties, which its importer matches. */
const HUBSPOT: readonly CsvColumn[] = [
  ['First Name', ({ given }) => given],
  ['Last Name', ({ family }) => family],
  ['Email', (facts) => main(facts)?.address ?? ''],
  // HubSpot wants semicolons without spaces.
  [
    'Additional email addresses',
    (facts) =>
      furtherThanMain(facts)
        .map(({ address }) => address)
        .join(';'),
  ],
  ['Phone Number', (facts) => numberOf(desk(facts))],
  ['Mobile Phone Number', (facts) => numberOf(mobile(facts))],
  ['Job Title', ({ title }) => title],
  ['Company Name', ({ company }) => company],
  ['LinkedIn URL', ({ linkedin }) => linkedin],
  ['Location', ({ location }) => location],
  ['Notes', allNotes],
];

/** Headings of Pipedrive's own exports, which its importer recognises. */
const PIPEDRIVE: readonly CsvColumn[] = [
  ['Person - Name', ({ name }) => name],
  ['Person - First name', ({ given }) => given],
  ['Person - Last name', ({ family }) => family],
  ['Person - Email - Work', ({ work }) => work[0]?.address ?? ''],
  ['Person - Email - Home', ({ personal }) => personal[0]?.address ?? ''],
  ['Person - Email - Other', (facts) => further(facts)[0]?.address ?? ''],
  ['Person - Phone - Work', (facts) => numberOf(desk(facts))],
  ['Person - Phone - Mobile', (facts) => numberOf(mobile(facts))],
  ['Person - Phone - Other', (facts) => numberOf(furtherThanDesk(facts))],
  ['Person - Job title', ({ title }) => title],
  ['Person - Labels', ({ tags }) => tags.join(', ')],
  ['Person - LinkedIn', ({ linkedin }) => linkedin],
  ['Organization - Name', ({ company }) => company],
  [
    'Note - Content',
    ({ notes, sources }) => [notes, sources.length > 0 && `Sources: ${list(sources)}`].filter(Boolean).join('\n'),
  ],
];

export const PRESETS = { plain: PLAIN, salesforce: SALESFORCE, hubspot: HUBSPOT, pipedrive: PIPEDRIVE } as const;
export type CsvPreset = keyof typeof PRESETS;

const isOpened = (preset: CsvPreset) => preset === 'plain';

/** To an importer, Excel's byte order mark would be part of the first heading. */
export function csvHeading(preset: CsvPreset): string {
  const mark = isOpened(preset) ? BYTE_ORDER_MARK : '';
  return `${mark}${writeRows([PRESETS[preset].map(([heading]) => heading)])}\r\n`;
}

/** Each row has its line end. Formulas are escaped, but importers get phone numbers verbatim. */
export function csvRows(preset: CsvPreset, leads: readonly ExportedLead[]): string {
  const columns = PRESETS[preset];
  const rows = leads.map((sent) => {
    const facts = factsOf(sent);
    const cells = columns.map(([, cell]) => onLines(cell(facts)) || null);
    return isOpened(preset) ? cells.map((cell) => cell && withoutFormula(cell)) : cells;
  });
  return `${writeRows(rows, isOpened(preset) ? FORMULA : FORMULA_BUT_NUMBERS)}\r\n`;
}
