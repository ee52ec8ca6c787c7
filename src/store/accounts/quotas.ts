import { type Quota, quota } from '../../model/schemas/purchases/quota.ts';
import type { Service } from '../../model/schemas/purchases/service.ts';
import { type OpenDatabase, runTransaction } from '../database.ts';
import { readOptional } from '../records.ts';

/** Contracts: `Quotas` in purchasing/ports.ts. */
export function createQuotas(openDatabase: OpenDatabase) {
  return {
    async quota(service: Service): Promise<Quota> {
      return readOptional(quota, await (await openDatabase()).get('quotas', service)) ?? fresh(service);
    },

    async changeQuota(service: Service, change: (quota: Quota) => Quota): Promise<Quota> {
      const transaction = (await openDatabase()).transaction('quotas', 'readwrite');
      return runTransaction(transaction, async () => {
        const changed = change(readOptional(quota, await transaction.store.get(service)) ?? fresh(service));
        await transaction.store.put(changed);
        return changed;
      });
    },
  };
}

function fresh(service: Service): Quota {
  return { service, failures: 0, refusals: 0, notBefore: null, rests: 0 };
}
