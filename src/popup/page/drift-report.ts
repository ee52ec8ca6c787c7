import type { Drift } from '../../model/schemas/people/drift.ts';

/**
 * Contains no address, name or text of the page.
 * @param version of the extension
 * @param skeleton as the content script drew it
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
