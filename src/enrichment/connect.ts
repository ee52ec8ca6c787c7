import type { Balance, Connection, KeyForm } from '../model/account.ts';
import type { Failure } from '../model/failure.ts';
import { isSafeAddress, type Request } from '../services/http.ts';
import { FREE_PATH, KASPR_BASE, verifyKey } from '../services/kaspr/client.ts';
import type { Accounts } from './ports.ts';
import type { Wires } from './wires.ts';

type ConnectAccounts = Accounts & {
  readonly connect: (account: Connection, key: string | null) => Promise<boolean>;
  readonly keepBalance: (balance: Balance) => Promise<void>;
};

/** What the user entered. A null key keeps the saved one. */
export type Setup = { readonly key: string | null; readonly base: string; readonly keyForm: KeyForm };

type Parts = {
  readonly accounts: ConnectAccounts;
  readonly request: Request;
  readonly wires: Wires;
  readonly now: () => number;
};

/**
 * Saves a key and verifies it in one step, with free calls only. It is saved also when it could not be verified: the service may
 * be down. The first success also finds out how paid requests have to go out.
 */
export function createConnect({ accounts, request, wires, now }: Parts) {
  return async (setup: Setup): Promise<Failure | null> => {
    const base = baseFrom(setup.base.trim() || KASPR_BASE);
    if (!base) return { kind: 'bad-address', service: 'kaspr' };
    const key = setup.key ?? (await accounts.secret('kaspr'))?.key;
    if (!key) return { kind: 'no-key', service: 'kaspr' };
    const keyId = await fingerprint(key);
    const earlier = await accounts.connection('kaspr');
    const isSame = earlier?.keyId === keyId && earlier.base === base && earlier.keyForm === setup.keyForm;
    const connection: Connection = {
      service: 'kaspr',
      base,
      keyForm: setup.keyForm,
      // What an earlier verification found holds until another finds something else: the service may be down now.
      foundForm: isSame ? earlier.foundForm : setup.keyForm === 'bare' ? 'bare' : 'bearer',
      // The tail of a short key would give away too much of it.
      keyTail: key.length >= 12 ? key.slice(-4) : null,
      keyId,
      user: null,
      savedAt: now(),
    };
    await accounts.connect(connection, key);
    const verdict = await verifyKey(request, connection, key, now);
    if (!verdict.ok) return verdict.failure;
    const isCurrent = await accounts.connect({ ...connection, foundForm: verdict.form, user: verdict.user }, null);
    if (verdict.balance && isCurrent) await accounts.keepBalance(verdict.balance);
    await wires.sendingTo('kaspr', base + FREE_PATH, true);
    return null;
  };
}

/** A base address to which paths can be added; null where keys must not travel there, or it is none. */
function baseFrom(typed: string): string | null {
  const url = URL.parse(typed);
  if (!url || !isSafeAddress(typed) || /[?#]/.test(url.href)) return null;
  return url.href.replace(/\/+$/, '');
}

/** Tells keys apart in the ledger without holding one: 12 hex digits of its SHA-256. */
async function fingerprint(key: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(key));
  return [...new Uint8Array(digest).slice(0, 6)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
