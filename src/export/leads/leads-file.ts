import type { Lead } from '../../model/schemas/people/lead.ts';
import type { LeadCounts, LeadFormat } from '../../model/views/lead-views.ts';
import { formOf, writeLeads } from './leads-write.ts';

const CHUNK_BYTES = 1_000_000;
const MAX_BYTES_PER_UNIT = 3;

export type LeadsFile = LeadCounts & { readonly file: Blob; readonly extension: string };

/**
 * @param tell receives leads done, including those left out @throws what reading the leads throws; the signal's reason
 */
export async function writeLeadsFile(
  format: LeadFormat,
  leads: AsyncIterable<Lead> | Iterable<Lead>,
  tell: (done: number) => void = () => {},
  signal?: AbortSignal,
): Promise<LeadsFile> {
  const { type, extension } = formOf(format);
  const file = createText();
  const writing = writeLeads(format, leads, tell);
  for (let step = await writing.next(); ; step = await writing.next()) {
    if (signal?.aborted) {
      // Lets the reader of the leads stop, too.
      await writing.return({ written: 0, optedOut: 0, doNotCall: 0 });
      signal.throwIfAborted();
    }
    if (step.done) return { file: file.finish(type), extension, ...step.value };
    file.add(step.value);
  }
}

/** One reused buffer: many short strings would be copied and garbage-collected once more. */
function createText() {
  const encoder = new TextEncoder();
  const buffer = new Uint8Array(CHUNK_BYTES);
  const pieces: Blob[] = [];
  let length = 0;
  const handOver = () => {
    pieces.push(new Blob([buffer.subarray(0, length)]));
    length = 0;
  };
  return {
    add(text: string): void {
      const most = text.length * MAX_BYTES_PER_UNIT;
      if (length + most > CHUNK_BYTES) handOver();
      if (most > CHUNK_BYTES) pieces.push(new Blob([text]));
      else length += encoder.encodeInto(text, buffer.subarray(length)).written;
    },
    finish(type: string): Blob {
      handOver();
      return new Blob(pieces, { type });
    },
  };
}
