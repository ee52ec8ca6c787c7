import type { Failure } from '../model/schemas/purchases/failure.ts';
import { type CloudAsker, mayBeWritten } from '../services/cloud-elements/ask.ts';
import { ceqlEquals } from '../services/cloud-elements/ceql.ts';
import {
  createRecord,
  readRecord,
  removeRecord,
  searchRecords,
  updateRecord,
} from '../services/cloud-elements/records.ts';
import type { CrmContacts } from './ports.ts';

const refused = (status: number): Failure => ({ kind: 'refused', service: 'cloudElements', status });

export function createCrmClient(asker: CloudAsker, object: string): CrmContacts {
  const failed = (failure: Failure) => ({ kind: 'failed', failure }) as const;
  const afterWriting = (failure: Failure) => ({ kind: mayBeWritten(failure) ? 'unclear' : 'failed', failure }) as const;
  return {
    async search(field, value) {
      const result = await searchRecords(asker, object, ceqlEquals(field, value));
      if (!result.ok) return failed(result.failure);
      return result.value.isWhole ? { kind: 'found', records: result.value.things } : failed(refused(413));
    },

    async get(id) {
      const result = await readRecord(asker, object, id);
      if (!result.ok) return failed(result.failure);
      return result.value ? { kind: 'found', record: result.value } : { kind: 'gone' };
    },

    async create(body) {
      const result = await createRecord(asker, object, body);
      if (!result.ok) return afterWriting(result.failure);
      return result.value.kind === 'created' ? { kind: 'created', id: result.value.record.id } : { kind: 'duplicate' };
    },

    async update(id, body) {
      const result = await updateRecord(asker, object, id, body);
      if (!result.ok) return afterWriting(result.failure);
      if (result.value === 'absent') return { kind: 'gone' };
      // The change would have made it a duplicate, so nothing was written.
      return result.value === 'updated' ? { kind: 'updated' } : failed(refused(409));
    },

    async remove(id) {
      const result = await removeRecord(asker, object, id);
      if (!result.ok) return afterWriting(result.failure);
      return { kind: result.value === 'removed' ? 'removed' : 'gone' };
    },
  };
}
