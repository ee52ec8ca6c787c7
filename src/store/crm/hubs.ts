import { type Hub, type PickedHub, pickedHub } from '../../model/schemas/crm/hub.ts';
import { hubToken } from '../../model/schemas/purchases/account.ts';
import { DURABLE, type OpenDatabase, runTransaction } from '../database.ts';
import { readOptional } from '../records.ts';

export function createHubs(openDatabase: OpenDatabase) {
  return {
    async picked(hub: Hub): Promise<PickedHub | null> {
      return readOptional(pickedHub, await (await openDatabase()).get('hubs', hub));
    },

    async token(hub: Hub): Promise<string | null> {
      return readOptional(hubToken, await (await openDatabase()).get('hubTokens', hub))?.token ?? null;
    },

    /** `token` is null if the connection uses the pasted one (`secret.elementToken`). */
    async pick(picked: PickedHub, token: string | null): Promise<void> {
      const transaction = (await openDatabase()).transaction(['hubs', 'hubTokens'], 'readwrite', DURABLE);
      await runTransaction(transaction, async () => {
        await transaction.objectStore('hubs').put(picked);
        const tokens = transaction.objectStore('hubTokens');
        await (token === null ? tokens.delete(picked.hub) : tokens.put({ hub: picked.hub, token }));
      });
    },

    async change(hub: Hub, change: Partial<Pick<PickedHub, 'mapping' | 'folder' | 'site'>>): Promise<void> {
      const transaction = (await openDatabase()).transaction('hubs', 'readwrite', DURABLE);
      await runTransaction(transaction, async () => {
        const picked = readOptional(pickedHub, await transaction.store.get(hub));
        if (picked) await transaction.store.put({ ...picked, ...change });
      });
    },

    /** For when their Cloud Elements account is gone. */
    async forget(): Promise<void> {
      const transaction = (await openDatabase()).transaction(['hubs', 'hubTokens'], 'readwrite', DURABLE);
      await runTransaction(transaction, async () => {
        await transaction.objectStore('hubs').clear();
        await transaction.objectStore('hubTokens').clear();
      });
    },

    async drop(hub: Hub): Promise<void> {
      const transaction = (await openDatabase()).transaction(['hubs', 'hubTokens'], 'readwrite', DURABLE);
      await runTransaction(transaction, async () => {
        await transaction.objectStore('hubs').delete(hub);
        await transaction.objectStore('hubTokens').delete(hub);
      });
    },
  };
}

export type HubStore = ReturnType<typeof createHubs>;
