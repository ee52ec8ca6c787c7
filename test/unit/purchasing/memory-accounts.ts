import { PAID_SERVICES } from '../../../src/model/paid-services.ts';
import {
  type Balance,
  type Connection,
  freshenBalance,
  type PaidAccounts,
  type Secret,
} from '../../../src/model/schemas/purchases/account.ts';
import type { Service } from '../../../src/model/schemas/purchases/service.ts';
import { originsOf } from '../../../src/model/service-addresses.ts';
import type { RequestMode } from '../../../src/services/http/http.ts';
import { NOW } from './examples.ts';

/** The accounts of the user, in memory: what the store promises of them is tested in a browser. */
export class MemoryAccounts {
  readonly #connections = new Map<Service, Connection>();
  readonly #secrets = new Map<Service, Secret>();
  readonly #balances = new Map<Service, Balance>();
  readonly transports = new Map<string, RequestMode>();

  connection = async (service: Service) => this.#connections.get(service) ?? null;
  secret = async (service: Service) => this.#secrets.get(service) ?? null;
  paid = async () => {
    const accounts: PaidAccounts = {};
    for (const service of PAID_SERVICES) {
      const connection = this.#connections.get(service);
      if (connection) accounts[service] = { connection, secret: this.#secrets.get(service) ?? null };
    }
    return accounts;
  };
  balance = async (service: Service) => this.#balances.get(service) ?? null;
  transport = async (origin: string) => {
    const sending = this.transports.get(origin);
    return sending ? { sending } : null;
  };
  keepTransport = async ({ origin, sending }: { origin: string; sending: RequestMode }) =>
    void this.transports.set(origin, sending);
  forgetTransport = async (origin: string) => void this.transports.delete(origin);
  keepBalance = async (fresh: Balance) =>
    void this.#balances.set(fresh.service, freshenBalance(await this.balance(fresh.service), fresh));
  doubtCredits = async () => {};
  connect = async (account: Connection, secret: Secret | null) => {
    this.#connections.set(account.service, account);
    if (secret) this.#secrets.set(account.service, secret);
    return true;
  };

  /** What the request function lets a service's requests go to. */
  allowedOrigins = async (service: Service) => {
    const known = this.#connections.get(service);
    return known ? originsOf(known) : [];
  };

  /** A key that was verified, without a call. */
  add(service: Service, base: string, key: string, different: Partial<Connection> = {}): void {
    const form = { keyForm: 'auto', foundForm: 'bearer', generation: 'auto', foundGeneration: 1 } as const;
    const about = { keyTail: null, keyId: `key of ${service}`, user: null, tellsCredits: false, entitlements: [] };
    const connection = { service, base, ...form, ...about, savedAt: NOW, verifiedAt: NOW, ...different };
    void this.connect(connection, { service, key, secretKey: null });
  }

  remove(service: Service): void {
    this.#connections.delete(service);
  }
}
