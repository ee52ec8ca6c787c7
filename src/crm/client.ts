import type { Failure } from '../model/schemas/purchases/failure.ts';
import { type CloudAsker, mayBeWritten } from '../services/cloud-elements/ask.ts';
import { equals } from '../services/cloud-elements/ceql.ts';
import {
  createRecord,
  readRecord,
  removeRecord,
  searchRecords,
  updateRecord,
} from '../services/cloud-elements/records.ts';
import type { Crm } from './ports.ts';

/** So many contacts of one value are looked at; where there are more, the value tells nobody from others. */
const refused = (status: number): Failure => ({ kind: 'refused', service: 'cloudElements', status });

/** The contacts of a connection, as pushes ask for them. @param object the path of its object below the hub, as `contacts` */
export function createCrmClient(asker: CloudAsker, object: string): Crm {
  const failed = (failure: Failure) => ({ kind: 'failed', failure }) as const;
  const afterWriting = (failure: Failure) => ({ kind: mayBeWritten(failure) ? 'unclear' : 'failed', failure }) as const;
  return {
    async search(field, value) {
      const told = await searchRecords(asker, object, equals(field, value));
      if (!told.ok) return failed(told.failure);
      return told.value.isWhole ? { kind: 'found', records: told.value.things } : failed(refused(413));
    },

    async get(id) {
      const told = await readRecord(asker, object, id);
      if (!told.ok) return failed(told.failure);
      return told.value ? { kind: 'found', record: told.value } : { kind: 'gone' };
    },

    async create(body) {
      const told = await createRecord(asker, object, body);
      if (!told.ok) return afterWriting(told.failure);
      return told.value.kind === 'created' ? { kind: 'created', id: told.value.record.id } : { kind: 'duplicate' };
    },

    async update(id, body) {
      const told = await updateRecord(asker, object, id, body);
      if (!told.ok) return afterWriting(told.failure);
      if (told.value === 'absent') return { kind: 'gone' };
      // The change would make it like another one: nothing was written.
      return told.value === 'updated' ? { kind: 'updated' } : failed(refused(409));
    },

    async remove(id) {
      const told = await removeRecord(asker, object, id);
      if (!told.ok) return afterWriting(told.failure);
      return { kind: told.value === 'removed' ? 'removed' : 'gone' };
    },
  };
}
