import type { ExportedLead } from './leads-facts.ts';

/** Counted up whenever a lead is stored in another form. */
export const FORMAT_VERSION = 1;

/** The first line of the file; leads follow, one a line, from the second on with a comma before each. */
export const FILE_START = `{"leads":"Leadlight","version":${FORMAT_VERSION},"people":[`;
export const FILE_END = '\n]}\n';

/** Everything that is stored of a lead, but for numbers on a do-not-call list. */
export function jsonOf({ lead, sendable: { phones } }: ExportedLead): string {
  return JSON.stringify(lead.contact ? { ...lead, contact: { ...lead.contact, phones } } : lead);
}
