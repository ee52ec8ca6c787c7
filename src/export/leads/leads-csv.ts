import { writtenNumber } from '../../model/addresses/phone-writing.ts';
import type { Email, Phone } from '../../model/schemas/people/contact.ts';
import { onLines } from '../cell-text.ts';
import { BYTE_ORDER_MARK, FORMULA, FORMULA_BUT_NUMBERS, withoutFormula, writeRows } from '../csv-line.ts';
import { type ExportedLead, factsOf, type LeadFacts } from './leads-facts.ts';

type CsvColumn = readonly [heading: string, cell: (facts: LeadFacts) => string];

const list = (texts: readonly string[]) => texts.join('; ');
const addressesOf = (emails: readonly Email[]) => list(emails.map(({ address }) => address));
const numberOf = (phone: Phone | undefined) => (phone ? writtenNumber(phone) : '');

/** The one address of whoever has room for one. */
const main = ({ work, unknownEmails, personal }: LeadFacts) => work[0] ?? unknownEmails[0] ?? personal[0];
const furtherThanMain = (facts: LeadFacts) => {
  const first = main(facts);
  return [...facts.work, ...facts.unknownEmails, ...facts.personal].filter((one) => one !== first);
};
/** What has no column of its own where work and personal addresses have one each. */
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

/** Where an importer knows no column for tags and sources, they stand with the notes. */
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

/**
 * Labels of Salesforce's contact fields, by which its Data Import Wizard maps columns by itself; it leaves others to
 * the user.
 */
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

/** Labels of HubSpot's contact properties, by which its importer matches columns. */
const HUBSPOT: readonly CsvColumn[] = [
  ['First Name', ({ given }) => given],
  ['Last Name', ({ family }) => family],
  ['Email', (facts) => main(facts)?.address ?? ''],
  // HubSpot wants semicolons between values, and no space.
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

/** Headings of Pipedrive's own exports, which its importer knows again. */
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

/** For whom a table is written. */
export const PRESETS = { plain: PLAIN, salesforce: SALESFORCE, hubspot: HUBSPOT, pipedrive: PIPEDRIVE } as const;
export type CsvPreset = keyof typeof PRESETS;

/** People open the plain table in a spreadsheet; importers read the others. */
const isOpened = (preset: CsvPreset) => preset === 'plain';

/** The first line of a table. To an importer, the mark that Excel needs is a part of the first heading. */
export function csvHeading(preset: CsvPreset): string {
  const mark = isOpened(preset) ? BYTE_ORDER_MARK : '';
  return `${mark}${writeRows([PRESETS[preset].map(([heading]) => heading)])}\r\n`;
}

/**
 * A row for each lead, each with its line end. No cell can be run as a formula; an importer's numbers are as they are.
 */
export function csvRows(preset: CsvPreset, leads: readonly ExportedLead[]): string {
  const columns = PRESETS[preset];
  const rows = leads.map((sent) => {
    const facts = factsOf(sent);
    const cells = columns.map(([, cell]) => onLines(cell(facts)) || null);
    return isOpened(preset) ? cells.map((cell) => cell && withoutFormula(cell)) : cells;
  });
  return `${writeRows(rows, isOpened(preset) ? FORMULA : FORMULA_BUT_NUMBERS)}\r\n`;
}
