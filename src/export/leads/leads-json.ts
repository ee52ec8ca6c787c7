import type { ExportedLead } from './leads-facts.ts';

/** Increase whenever the stored form of a lead changes. */
export const FORMAT_VERSION = 1;

export const FILE_START = `{"leads":"Leadlight","version":${FORMAT_VERSION},"people":[`;
export const FILE_END = '\n]}\n';

/** Everything stored, so also what no source reports any more (`retractedAt`), except do-not-call numbers. */
export function jsonOf({ lead, sendable }: ExportedLead): string {
  const phones = [...sendable.phones, ...sendable.earlierPhones];
  return JSON.stringify(lead.contact ? { ...lead, contact: { ...lead.contact, phones } } : lead);
}
