import type { Subject } from '../../model/schemas/people/lead.ts';
import type { Preview } from '../../model/schemas/people/preview.ts';
import { enrichAccount } from '../../services/cognism/account.ts';
import type { CognismAccess } from '../../services/cognism/free-call.ts';
import { isOptedOut } from '../../services/cognism/opt-out.ts';
import { previewByName, previewContact } from '../../services/cognism/preview.ts';
import type { Request } from '../../services/http/http.ts';
import type { Told } from '../../services/http/told.ts';
import type { Accounts } from '../ports.ts';

type Parts = { readonly accounts: Accounts; readonly request: Request; readonly now: () => number };
const NO_KEY = { ok: false, failure: { kind: 'no-key', service: 'cognism' } } as const;

type Found = Omit<Preview, 'aliases' | 'at' | 'service'>;

/** What Cognism says for nothing: what it has on a person, and whether they want to be contacted at all; which company has a domain. */
export function createAskCognism({ accounts, request, now }: Parts) {
  async function findAccess(): Promise<CognismAccess | null> {
    const [connection, secret] = await Promise.all([accounts.connection('cognism'), accounts.secret('cognism')]);
    return connection?.keyId && secret ? { base: connection.base, key: secret.key } : null;
  }

  async function preview(person: Subject, how: Preview['matchedBy']): Promise<Told<Found | null>> {
    const access = await findAccess();
    if (!access) return NO_KEY;
    const ask = how === 'profile' ? previewContact : previewByName;
    const told = await ask(request, access, person, now);
    if (!told.ok || !told.value) return told.ok ? { ...told, value: null } : told;
    const { accountId: _, ...found } = told.value;
    const optedOut = await isOptedOut(request, access, found.redeemId, now);
    // Where nobody can say whether a person wants to be contacted, nothing is shown that could be bought.
    if (!optedOut.ok) return optedOut;
    return { ...told, value: { ...found, isOptedOut: optedOut.value } };
  }

  return {
    /** @returns null where it knows nobody */
    preview,

    /** The number under which it knows the company of a domain; null where it knows none. */
    async account(domain: string): Promise<Told<string | null>> {
      const access = await findAccess();
      if (!access) return NO_KEY;
      const told = await enrichAccount(request, access, { domain }, now);
      return told.ok ? { ...told, value: told.value?.accountId ?? null } : told;
    },
  };
}

export type AskCognism = ReturnType<typeof createAskCognism>;
