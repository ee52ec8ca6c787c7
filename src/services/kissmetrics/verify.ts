import type { Verify } from '../verify.ts';
import { type KissmetricsAsker, ok } from './ask.ts';
import { listAccounts, readDirectory } from './directory.ts';

/** Free. `user`: the names of the accounts the token may see, as KISSmetrics does not say whose it is. */
export const verifyKissmetrics: Verify = async (request, { base }, { key }, now) => {
  const asker: KissmetricsAsker = { request, access: { base, key }, now };
  const directory = await readDirectory(asker);
  if (!directory.ok) return directory;
  const { name, links } = directory.value;
  const accounts = await listAccounts(asker, links);
  if (!accounts.ok) return accounts;
  const names = accounts.value.map((account) => account.name).join(', ');
  const offers = links.map(({ rel }) => rel).filter((rel) => /^[a-z_]{1,100}$/.test(rel) && rel !== 'self');
  return ok({
    base,
    foundForm: 'bearer' as const,
    foundGeneration: 1 as const,
    user: (names || name)?.slice(0, 320) ?? null,
    tellsCredits: false,
    entitlements: [...new Set(offers)].slice(0, 200),
  });
};
