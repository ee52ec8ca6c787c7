import { writeLeadsFile } from '../../export/leads/leads-file.ts';
import type { ParsedAsk } from '../../messages/names.ts';
import type { Handlers } from '../../messages/receive.ts';
import { FailureError } from '../../model/schemas/purchases/failure.ts';
import type { Exported, StoredFile } from '../../model/views/lead-views.ts';
import { readFileLinks, uploadFile } from '../../services/cloud-elements/documents.ts';
import type { LeadTable } from '../../store/people/lead-table.ts';
import { type Cloud, valueOrThrow } from '../wiring/cloud.ts';

/** Shortest time between two progress messages (ms). */
const PROGRESS_INTERVAL_MS = 100;

type ExportHandlersDeps = {
  readonly cloud: Cloud;
  readonly leadTable: Pick<LeadTable, 'each'>;
  readonly whileAwake: <T>(work: Promise<T>) => Promise<T>;
};

/**
 * Writes saved people into files, here and not in the page: sending a hundred thousand people as messages would cost
 * several times as much as the file.
 */
export function createExportHandlers({ cloud, leadTable, whileAwake }: ExportHandlersDeps) {
  async function store(name: string, file: Blob): Promise<StoredFile> {
    const { asker, picked } = await cloud.hub('documents');
    const path = `${(picked.folder ?? '').replace(/\/+$/, '')}/${name}`;
    const stored = await valueOrThrow(uploadFile(asker, path, file));
    if (stored.kind === 'exists') return { path, link: null, isThere: true };
    // The file is stored even if no link can be had.
    const links = await readFileLinks(asker, { id: stored.file.id });
    return { path: stored.file.path ?? path, link: links.ok ? links.value.view : null, isThere: false };
  }

  async function write({ format, ids, channel, storeAs }: ParsedAsk<'export-leads'>): Promise<Exported> {
    const line = new BroadcastChannel(channel);
    const cancelled = new AbortController();
    line.addEventListener('message', ({ data }) => {
      if (data === 'cancel') cancelled.abort();
    });
    try {
      // Fails early: without a storage there is no point in writing the file.
      if (storeAs !== null) await cloud.hub('documents');
      let toldAt = 0;
      const tell = (done: number) => {
        if (Date.now() - toldAt < PROGRESS_INTERVAL_MS) return;
        toldAt = Date.now();
        line.postMessage(done);
      };
      const {
        file,
        extension: _,
        ...counts
      } = await writeLeadsFile(format, leadTable.each(ids), tell, cancelled.signal);
      if (counts.written === 0) return { ...counts, stored: null };
      if (storeAs !== null) return { ...counts, stored: await store(storeAs, file) };
      line.postMessage(file);
      return { ...counts, stored: null };
    } catch (error) {
      // The user has cancelled.
      if (cancelled.signal.aborted) throw new FailureError({ kind: 'internal' });
      throw error;
    } finally {
      line.close();
    }
  }

  return {
    'export-leads': (ask) => whileAwake(write(ask)),
  } satisfies Partial<Handlers>;
}
