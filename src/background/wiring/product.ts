import type { Handlers } from '../../messages/receive.ts';
import type { Contact } from '../../model/schemas/people/contact.ts';
import type { Membership, ProductCheck } from '../../model/schemas/people/product-check.ts';
import { FailureError } from '../../model/schemas/purchases/failure.ts';
import { type Changed, changeOf } from '../../model/views/change.ts';
import type { NamedChoice, ProductView } from '../../model/views/views.ts';
import { createSync } from '../../product-check/sync.ts';
import type { Request } from '../../services/http/http.ts';
import type { ServiceResult } from '../../services/http/service-result.ts';
import type { KissmetricsAsker } from '../../services/kissmetrics/ask.ts';
import { listAccounts, listProducts, listReports } from '../../services/kissmetrics/directory.ts';
import { readLibraryEntry, readLibraryPage } from '../../services/kissmetrics/library.ts';
import { valueOrThrow } from './cloud.ts';
import type { Storage } from './storage.ts';

type ProductDeps = {
  readonly storage: Pick<Storage, 'accounts' | 'identities'>;
  readonly request: Request;
  readonly changed: Changed;
  readonly now: () => number;
};

export function createProduct({ storage, request, changed, now }: ProductDeps) {
  const { accounts, identities } = storage;

  async function findAccess() {
    const [connection, secret] = await Promise.all([
      accounts.connection('kissmetrics'),
      accounts.secret('kissmetrics'),
    ]);
    return connection?.keyId && secret ? { base: connection.base, key: secret.key } : null;
  }

  async function ask<T>(call: (asker: KissmetricsAsker) => Promise<ServiceResult<T>>): Promise<T> {
    const access = await findAccess();
    if (!access) throw new FailureError({ kind: 'no-key', service: 'kissmetrics' });
    return valueOrThrow(call({ request, access, now }));
  }

  async function list<T extends NamedChoice>(
    call: (asker: KissmetricsAsker) => Promise<ServiceResult<T[]>>,
  ): Promise<NamedChoice[]> {
    return (await ask(call)).map(({ id, name }) => ({ id, name }));
  }

  async function readAnew(startSync: () => void): Promise<void> {
    await identities.begin(now());
    changed(changeOf(['product', 'product-reading']));
    startSync();
  }

  return {
    sync: createSync({ people: identities, findAccess, request, changed, now }),

    /** Resolves to null if no product is set up. */
    async check(contact: Contact | null): Promise<Membership | null> {
      if (!(await identities.check())?.watch) return null;
      const addresses = contact?.emails.map(({ address }) => address) ?? [];
      const [membership] = await identities.look([addresses], true);
      return membership ?? null;
    },

    /** The same for many people, by each one's addresses. */
    async checkAddresses(people: readonly (readonly string[])[]): Promise<Membership[] | null> {
      return (await identities.check())?.watch ? identities.look(people) : null;
    },

    /** Reads the report now: the reason why the last reading failed may be gone. */
    readAnew,

    /** Without a token, membership can't be checked: removes what was read. */
    forget: () => identities.choose(null),

    handlers: (startSync: () => void) =>
      ({
        'view-product': async () => viewOf(await identities.check()),
        'read-accounts': () => list((asker) => listAccounts(asker)),
        'read-products': ({ accountId }) => list((asker) => listProducts(asker, accountId)),
        'read-reports': ({ productId }) => list((asker) => listReports(asker, productId)),
        'read-library': ({ list, href }) => ask((asker) => readLibraryPage(asker, list, href)),
        'read-library-entry': ({ list, id }) => ask((asker) => readLibraryEntry(asker, list, id)),
        async 'save-product'({ watch }) {
          const check = await identities.choose(watch);
          changed(changeOf(['product', 'product-reading']));
          startSync();
          return viewOf(check);
        },
        async 'tick-column'({ column, isTicked }) {
          const check = await identities.tick(column, isTicked);
          changed(changeOf(['product', 'product-reading']));
          startSync();
          return viewOf(check);
        },
        async 'refresh-product'() {
          await readAnew(startSync);
          return null;
        },
      }) satisfies Partial<Handlers>,
  };
}

function viewOf(check: ProductCheck | null): ProductView | null {
  return check?.watch ? { watch: check.watch, known: check.known, sync: check.sync } : null;
}

export type Product = ReturnType<typeof createProduct>;
