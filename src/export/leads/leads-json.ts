import type { Sent } from './leads-facts.ts';

/** Counted up whenever a lead is stored in another form. */
export const VERSION = 1;

/** The first line of the file; leads follow, one a line, from the second on with a comma before each. */
export const HEADING = `{"leads":"Leadlight","version":${VERSION},"people":[`;
export const ENDING = '\n]}\n';

/** Everything that is stored of a lead, but for numbers on a do-not-call list. */
export function jsonOf({ lead, sendable: { phones } }: Sent): string {
  return JSON.stringify(lead.contact ? { ...lead, contact: { ...lead.contact, phones } } : lead);
}
