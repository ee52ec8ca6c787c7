import {
  type AskedAccount,
  type Balance,
  type Connection,
  connection as connectionSchema,
  type Secret,
} from '../../model/schemas/purchases/account.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import type { Service } from '../../model/schemas/purchases/service.ts';
import type { BalancePoint } from '../../model/schemas/purchases/spending.ts';
import { DEFAULT_BASES, isSafeAddress } from '../../model/service-addresses.ts';
import type { Request } from '../../services/http/http.ts';
import type { ServiceResult } from '../../services/http/service-result.ts';
import { freeUrl } from '../../services/registry.ts';
import type { Verified, Verify } from '../../services/verify.ts';
import type { Accounts } from '../ports.ts';
import type { Transports } from './transports.ts';

type ConnectAccounts = Accounts & {
  readonly connect: (account: Connection, secret: Secret | null) => Promise<boolean>;
  /** Discarded where that account is no longer the connected one. */
  readonly keepBalance: (balance: Balance, asked: AskedAccount) => Promise<void>;
  readonly doubtCredits: (asked: AskedAccount) => Promise<void>;
};

/** A null key keeps the saved one; an empty base means the service's default. */
export type ConnectionInput = Pick<Connection, 'service' | 'base' | 'keyForm' | 'generation'> & {
  readonly key: string | null;
  readonly secretKey: string | null;
  readonly elementToken?: string | null | undefined;
};

type ConnectDeps = {
  readonly accounts: ConnectAccounts;
  readonly request: Request;
  readonly verify: Verify;
  readonly transports: Transports;
  readonly addBalancePoint: (point: Omit<BalancePoint, 'id'>) => Promise<void>;
  readonly now: () => number;
};

const UNVERIFIED = { foundForm: 'bearer', foundGeneration: 1, tellsCredits: false } as const;

/** Saves a key, then verifies it by free calls only. It stays saved when that fails: the service may be down. */
export function createConnect({ accounts, request, verify, transports, addBalancePoint, now }: ConnectDeps) {
  async function save(setup: ConnectionInput): Promise<Failure | null> {
    const { service, keyForm, generation } = setup;
    const base = baseFrom(setup.base.trim() || DEFAULT_BASES[service]);
    if (!base) return { kind: 'bad-address', service };
    const secret = await secretFrom(setup);
    if (!secret) return { kind: 'no-key', service };
    const keyId = await fingerprint(secret);
    const earlier = await accounts.connection(service);
    const isSame =
      earlier?.keyId === keyId &&
      earlier.base === base &&
      earlier.keyForm === keyForm &&
      earlier.generation === generation;
    // Earlier findings stand until a verification contradicts them: the service may be down now.
    const found = isSame ? earlier : UNVERIFIED;
    const connection: Connection = {
      ...{ service, base, keyForm, generation, keyId },
      foundForm: keyForm === 'auto' ? found.foundForm : keyForm,
      foundGeneration: generation === 'auto' ? found.foundGeneration : generation === '2' ? 2 : 1,
      tellsCredits: found.tellsCredits,
      entitlements: isSame ? earlier.entitlements : [],
      // The tail of a short key would give away too much of it.
      keyTail: secret.key.length >= 12 ? secret.key.slice(-4) : null,
      user: null,
      savedAt: now(),
      verifiedAt: null,
    };
    await accounts.connect(connection, secret);
    const startedAt = now();
    const verdict = await verify(request, connection, secret, now);
    if (!verdict.ok) return verdict.failure;
    const verified = { ...connection, ...verdict.value, verifiedAt: now() };
    const isCurrent = await accounts.connect(verified, null);
    if (isCurrent) await keepBalance(verdict.balance, { ...verified, keyId }, startedAt);
    await findTransport(verified);
    return null;
  }

  async function secretFrom({ service, key, secretKey, elementToken }: ConnectionInput): Promise<Secret | null> {
    const saved = await accounts.secret(service);
    const [first, second] = [key ?? saved?.key, secretKey ?? saved?.secretKey ?? null];
    if (!first) return null;
    const whole = { service, key: first, secretKey: second };
    return service === 'cloudElements'
      ? { ...whole, elementToken: elementToken ?? saved?.elementToken ?? null }
      : whole;
  }

  async function findTransport(connection: Connection): Promise<void> {
    const url = freeUrl(connection);
    if (url) await transports.modeFor(connection.service, url, true);
  }

  /** A verified key may have been topped up: an earlier "nothing left" lapses unless the service repeats it. */
  async function keepBalance(balance: Balance | null, asked: AskedAccount, startedAt: number): Promise<void> {
    await accounts.doubtCredits(asked);
    if (!balance) return;
    await accounts.keepBalance(balance, asked);
    const { service, keyId } = asked;
    const { credits } = balance;
    if (credits !== null) await addBalancePoint({ service, keyId, remaining: credits, startedAt, endedAt: now() });
  }

  async function askAgain(service: Service): Promise<KeyCheck | null> {
    const startedAt = now();
    const [connection, secret] = await Promise.all([accounts.connection(service), accounts.secret(service)]);
    if (!connection?.keyId || !secret) return null;
    const { keyId, base, foundForm, foundGeneration } = connection;
    // The two reads are not atomic: never send one account's key with another's address.
    if ((await fingerprint(secret)) !== keyId) return null;
    const known = { ...connection, keyForm: foundForm, generation: foundGeneration === 2 ? '2' : '1' } as const;
    const verdict = await verify(request, known, secret, now, true);
    return { verdict, asked: { service, keyId, base }, startedAt };
  }

  return {
    save,

    async check(service: Service): Promise<Failure | null> {
      const checked = await askAgain(service);
      if (!checked) return { kind: 'no-key', service };
      await accounts.doubtCredits(checked.asked);
      if (!checked.verdict.ok) return checked.verdict.failure;
      await keepBalance(checked.verdict.balance, checked.asked, checked.startedAt);
      return null;
    },

    async askBalance(service: Service): Promise<boolean> {
      if (!(await accounts.connection(service))?.tellsCredits) return false;
      const checked = await askAgain(service);
      if (!checked?.verdict.ok) return false;
      await keepBalance(checked.verdict.balance, checked.asked, checked.startedAt);
      return checked.verdict.balance?.credits != null;
    },

    /** Whether the service itself answers a free call, even with a refusal. */
    async probe(service: Service): Promise<boolean> {
      const checked = await askAgain(service);
      return checked !== null && (checked.verdict.ok || ANSWERING_FAILURES.has(checked.verdict.failure.kind));
    },
  };
}

type KeyCheck = {
  readonly verdict: ServiceResult<Verified>;
  readonly asked: AskedAccount;
  readonly startedAt: number;
};

const ANSWERING_FAILURES: ReadonlySet<Failure['kind']> = new Set([
  'bad-key',
  'out-of-credits',
  'refused',
  'not-entitled',
]);

export type Connect = ReturnType<typeof createConnect>;

/** Null where keys must not travel there, or it is unusable or too long: normalising can expand one letter to nine. */
function baseFrom(typed: string): string | null {
  const url = URL.parse(typed);
  if (!url || !isSafeAddress(typed) || /[?#]/.test(url.href)) return null;
  const parsed = connectionSchema.shape.base.safeParse(url.href.replace(/\/+$/, ''));
  return parsed.success ? parsed.data : null;
}

/** Tells keys apart in the ledger without storing one: the first 12 hex digits of its SHA-256. */
async function fingerprint({ key, secretKey }: Secret): Promise<string> {
  const whole = secretKey === null ? key : `${key}\n${secretKey}`;
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(whole));
  return [...new Uint8Array(digest).slice(0, 6)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
