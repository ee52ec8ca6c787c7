import { FILE_START, FORMAT_VERSION } from '../../../src/export/leads/leads-json.ts';
import { LineTooLongError, linesOf } from '../../../src/export/read-lines.ts';
import { type Lead, lead as leadSchema } from '../../../src/model/schemas/people/lead.ts';

/** Longer than any lead: notes have at most 10,000 characters of up to six each. */
const MAX_LINE_LENGTH = 1_000_000;

/** `damaged`: lines that are no lead. `isWhole`: the file's end is present. `newer`: from a later Leadlight. */
export type ReadLeads =
  | { readonly kind: 'read'; readonly leads: number; readonly damaged: number; readonly isWhole: boolean }
  | { readonly kind: 'newer' | 'foreign' | 'unreadable' };

/** Accepts any file of any length; throws only what `take` throws. */
export async function readLeads(file: Blob, take: (lead: Lead) => unknown): Promise<ReadLeads> {
  const lines = linesOf(file, MAX_LINE_LENGTH)[Symbol.asyncIterator]();
  const next = async () => {
    try {
      const { done, value } = await lines.next();
      return done ? null : value;
    } catch (error) {
      return error instanceof LineTooLongError ? ('too long' as const) : ('unreadable' as const);
    }
  };
  const heading = await next();
  if (heading === 'unreadable') return { kind: 'unreadable' };
  if (heading !== FILE_START) return { kind: isNewer(heading) ? 'newer' : 'foreign' };
  let [leads, damaged] = [0, 0];
  for (let line = await next(); line !== null; line = await next()) {
    if (line === ']}') return { kind: 'read', leads, damaged, isWhole: true };
    const lead = leadIn(line);
    if (lead) await take(lead);
    leads += lead ? 1 : 0;
    damaged += lead ? 0 : 1;
  }
  return { kind: 'read', leads, damaged, isWhole: false };
}

function isNewer(heading: string | null): boolean {
  const [, version] = /^\{"leads":"Leadlight","version":(\d+),/.exec(heading ?? '') ?? [];
  return Number(version) > FORMAT_VERSION;
}

function leadIn(line: string): Lead | null {
  try {
    const parsed = leadSchema.safeParse(JSON.parse(line.replace(/^,/, '')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
