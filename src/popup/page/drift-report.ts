import type { Drift } from '../../model/schemas/people/drift.ts';

/**
 * What a bug report needs of a page that can't be read: no address, no name, no text of the page.
 * @param version of the extension
 * @param skeleton of the page, as the content script drew it
 */
export function driftReport(drift: Drift, version: string, skeleton: string): string {
  const { kind, layout, reason, missing, since } = drift;
  const lines = [
    `Leadlight ${version}`,
    `Page: ${kind}, layout: ${layout ?? 'unknown'}`,
    `Reason: ${reason}`,
    `Missing: ${missing.join(', ') || 'nothing named'}`,
    `Since: ${new Date(since).toISOString()}`,
  ];
  return `${lines.join('\n')}\n\n${skeleton}\n`;
}
