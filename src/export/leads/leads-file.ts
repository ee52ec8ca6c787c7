import type { Lead } from '../../model/schemas/people/lead.ts';
import type { LeadCounts, LeadFormat } from '../../model/views/lead-views.ts';
import { formOf, writeLeads } from './leads-write.ts';

/** Text is handed to the browser, which may keep it on disk, in pieces of so many bytes. */
const CHUNK_BYTES = 1_000_000;
/** A UTF-16 unit takes at most so many bytes of UTF-8. */
const MAX_BYTES_PER_UNIT = 3;

/** A finished file, and what is in it and what was left out. */
export type LeadsFile = LeadCounts & { readonly file: Blob; readonly extension: string };

/**
 * Writes leads into a file.
 * @param tell is told how many leads are done, those left out included
 * @throws what reading the leads throws; the signal's reason
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
      // The reader of the leads, too, is told that nobody waits for more.
      await writing.return({ written: 0, optedOut: 0, doNotCall: 0 });
      signal.throwIfAborted();
    }
    if (step.done) return { file: file.finish(type), extension, ...step.value };
    file.add(step.value);
  }
}

/**
 * A long text, written into one buffer again and again: as many short texts it would be copied, and cleared up, once
 * more.
 */
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
