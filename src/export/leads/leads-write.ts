import type { Lead } from '../../model/schemas/people/lead.ts';
import { sendableOf } from '../../model/sendable.ts';
import type { LeadCounts, LeadFormat } from '../../model/views/lead-views.ts';
import { csvHeading, csvRows } from './leads-csv.ts';
import type { ExportedLead } from './leads-facts.ts';
import { FILE_END, FILE_START, jsonOf } from './leads-json.ts';
import { vcardOf } from './leads-vcard.ts';

type Form = {
  readonly type: string;
  readonly extension: string;
  readonly heading: string;
  /** @param before how many leads stand before these */
  readonly write: (leads: readonly ExportedLead[], before: number) => string;
  readonly ending: string;
};

/**
 * Leads per piece of text: engines keep long texts until they clear up everything, and so hold most of a file once
 * more.
 */
const LEADS_PER_CHUNK = 100;

/** How a format's file is called and written. */
export function formOf(format: LeadFormat): Form {
  if (format === 'json') {
    const write = (leads: readonly ExportedLead[], before: number) =>
      leads.map((sent, at) => `\n${before + at > 0 ? ',' : ''}${jsonOf(sent)}`).join('');
    return { type: 'application/json', extension: 'json', heading: FILE_START, write, ending: FILE_END };
  }
  if (format === 'vcard' || format === 'vcard4') {
    const version = format === 'vcard' ? '3.0' : '4.0';
    const write = (leads: readonly ExportedLead[]) => leads.map((sent) => vcardOf(sent, version)).join('');
    return { type: 'text/vcard;charset=utf-8', extension: 'vcf', heading: '', write, ending: '' };
  }
  const write = (leads: readonly ExportedLead[]) => csvRows(format, leads);
  return { type: 'text/csv;charset=utf-8', extension: 'csv', heading: csvHeading(format), write, ending: '' };
}

/**
 * Leads as pieces of a file's text: no more than a piece of them is held at once. Whoever does not want to be contacted
 * is left out, and so is every number on a do-not-call list.
 * @param tell is told how many leads are done, those left out included
 * @returns what was written and what was left out
 */
export async function* writeLeads(
  format: LeadFormat,
  leads: AsyncIterable<Lead> | Iterable<Lead>,
  tell: (done: number) => void = () => {},
): AsyncGenerator<string, LeadCounts> {
  const { heading, write, ending } = formOf(format);
  let [written, optedOut, doNotCall] = [0, 0, 0];
  let piece: ExportedLead[] = [];
  const finish = () => {
    const text = piece.length > 0 ? write(piece, written) : '';
    written += piece.length;
    piece = [];
    tell(written + optedOut);
    return text;
  };
  yield heading;
  for await (const lead of leads) {
    const sendable = sendableOf(lead);
    if (sendable) piece.push({ lead, sendable });
    optedOut += sendable ? 0 : 1;
    doNotCall += sendable?.heldBack ?? 0;
    if (piece.length === LEADS_PER_CHUNK) yield finish();
  }
  yield finish() + ending;
  return { written, optedOut, doNotCall };
}
