import type { Subject } from '../../model/schemas/people/lead.ts';
import type { Preview } from '../../model/schemas/people/preview.ts';
import { enrichAccount } from '../../services/cognism/account.ts';
import type { CognismAccess } from '../../services/cognism/free-call.ts';
import { isOptedOut } from '../../services/cognism/opt-out.ts';
import { previewByName, previewContact } from '../../services/cognism/preview.ts';
import type { Request } from '../../services/http/http.ts';
import type { ServiceResult } from '../../services/http/service-result.ts';
import type { Accounts } from '../ports.ts';

type AskCognismDeps = { readonly accounts: Accounts; readonly request: Request; readonly now: () => number };
const NO_KEY = { ok: false, failure: { kind: 'no-key', service: 'cognism' } } as const;

type CognismPreview = Omit<Preview, 'aliases' | 'askedName' | 'at' | 'service'>;

/** What Cognism says for nothing: what it has on a person, and whether they want to be contacted at all; which company has a domain. */
export function createAskCognism({ accounts, request, now }: AskCognismDeps) {
  async function findAccess(): Promise<CognismAccess | null> {
    const [connection, secret] = await Promise.all([accounts.connection('cognism'), accounts.secret('cognism')]);
    return connection?.keyId && secret ? { base: connection.base, key: secret.key } : null;
  }

  async function preview(person: Subject, how: Preview['matchedBy']): Promise<ServiceResult<CognismPreview | null>> {
    const access = await findAccess();
    if (!access) return NO_KEY;
    const ask = how === 'profile' ? previewContact : previewByName;
    const result = await ask(request, access, person, now);
    if (!result.ok || !result.value) return result.ok ? { ...result, value: null } : result;
    const { accountId: _, ...found } = result.value;
    const optedOut = await isOptedOut(request, access, found.redeemId, now);
    // Where nobody can say whether a person wants to be contacted, nothing is shown that could be bought.
    if (!optedOut.ok) return optedOut;
    return { ...result, value: { ...found, isOptedOut: optedOut.value } };
  }

  return {
    /** @returns null where it knows nobody */
    preview,

    /** The number under which it knows the company of a domain; null where it knows none. */
    async account(domain: string): Promise<ServiceResult<string | null>> {
      const access = await findAccess();
      if (!access) return NO_KEY;
      const result = await enrichAccount(request, access, { domain }, now);
      return result.ok ? { ...result, value: result.value?.accountId ?? null } : result;
    },
  };
}

export type AskCognism = ReturnType<typeof createAskCognism>;
