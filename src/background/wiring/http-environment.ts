import { accessTo } from '../../browser/access.ts';
import { browser } from '../../browser.ts';
import { originsOf } from '../../model/service-addresses.ts';
import type { HttpEnvironment } from '../../services/http/http.ts';
import type { AccountStore } from '../../store/accounts/accounts.ts';

export function createHttpEnvironment({ connection }: Pick<AccountStore, 'connection'>): HttpEnvironment {
  return {
    fetch: (input, init) => fetch(input, init),
    isOnline: () => navigator.onLine,
    async allowedOrigins(service) {
      const known = await connection(service);
      return known ? originsOf(known) : [];
    },
    mayReach: (hosts) => browser.permissions.contains(accessTo([hosts])),
  };
}
