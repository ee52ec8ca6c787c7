import type { Subject } from '../../model/schemas/people/lead.ts';
import type { Preview } from '../../model/schemas/people/preview.ts';
import type { Connection, PaidAccount } from '../../model/schemas/purchases/account.ts';
import { enrichAccount } from '../../services/cognism/account.ts';
import type { CognismAccess } from '../../services/cognism/free-call.ts';
import { isOptedOut } from '../../services/cognism/opt-out.ts';
import { previewByName, previewContact } from '../../services/cognism/preview.ts';
import type { Request } from '../../services/http/http.ts';
import type { ServiceResult } from '../../services/http/service-result.ts';
import type { PaidAccountsReader } from '../ports.ts';

type AskCognismDeps = {
  readonly accounts: PaidAccountsReader;
  readonly requestFor: (connection: Connection) => Request;
  readonly now: () => number;
};
const NO_KEY = { ok: false, failure: { kind: 'no-key', service: 'cognism' } } as const;

type CognismPreview = Omit<Preview, 'aliases' | 'askedName' | 'at' | 'service'>;

/**
 * What Cognism says for nothing: what it has on a person, and whether they want to be contacted at all; which company
 * has a domain.
 */
export function createAskCognism({ accounts, requestFor, now }: AskCognismDeps) {
  async function findAccess(known?: PaidAccount): Promise<{ access: CognismAccess; request: Request } | null> {
    const { connection, secret } = known ?? (await accounts.paid()).cognism ?? {};
    if (!connection?.keyId || !secret) return null;
    return { access: { base: connection.base, key: secret.key }, request: requestFor(connection) };
  }

  async function preview(
    person: Subject,
    how: Preview['matchedBy'],
    account?: PaidAccount,
  ): Promise<ServiceResult<CognismPreview | null>> {
    const found = await findAccess(account);
    if (!found) return NO_KEY;
    const { access, request } = found;
    const ask = how === 'profile' ? previewContact : previewByName;
    const result = await ask(request, access, person, now);
    if (!result.ok || !result.value) return result.ok ? { ...result, value: null } : result;
    const { accountId: _, ...contact } = result.value;
    const optedOut = await isOptedOut(request, access, contact.redeemId, now);
    // Where nobody can say whether a person wants to be contacted, nothing is shown that could be bought.
    if (!optedOut.ok) return optedOut;
    return { ...result, value: { ...contact, isOptedOut: optedOut.value } };
  }

  return {
    /**
     * @param account as it stood when the user asked; read where it is not given
     * @returns null where it knows nobody
     */
    preview,

    /** The number under which it knows the company of a domain; null where it knows none. */
    async account(domain: string): Promise<ServiceResult<string | null>> {
      const found = await findAccess();
      if (!found) return NO_KEY;
      const result = await enrichAccount(found.request, found.access, { domain }, now);
      return result.ok ? { ...result, value: result.value?.accountId ?? null } : result;
    },
  };
}

export type AskCognism = ReturnType<typeof createAskCognism>;
