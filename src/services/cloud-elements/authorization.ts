import type { Access } from '../question.ts';

/**
 * Where Cloud Elements is, and what the user has of its three secrets. `elementToken`: of the connection that is meant.
 */
export type CloudAccess = Pick<Access, 'base'> & {
  readonly userSecret: string;
  readonly organizationSecret: string | null;
  readonly elementToken: string | null;
};

/** Platform calls are about the account, calls of a hub about one connection (contract 4). */
export type AuthorizationScope = 'platform' | 'element';

// Parts stand between commas: one with a comma would be two.
const USABLE_SECRET = /^[!-+\--~]{1,500}$/;
const MASKED_SECRET = /^\*+$/;

/**
 * A secret as it can stand in the header; null for what cannot, and for the stars that Cloud Elements writes in place
 * of one.
 */
export function usableSecret(value: unknown): string | null {
  return typeof value === 'string' && USABLE_SECRET.test(value) && !MASKED_SECRET.test(value) ? value : null;
}

/**
 * The one header that carries the secrets: `User …, Organization …, Element …` (vendor document). Calls of a hub get
 * along without the organization, which goes along where it is known (services/README.md E2); platform calls must not
 * have the element's part (contract 4.1).
 * @returns `no-key` where a part is missing that the call needs, `bad-key` where one cannot stand in a header
 */
export function authorization(
  access: CloudAccess,
  by: AuthorizationScope,
): Record<string, string> | 'no-key' | 'bad-key' {
  const { userSecret, organizationSecret, elementToken } = access;
  const needed = [userSecret, by === 'platform' ? organizationSecret : elementToken];
  if (needed.some((part) => !part)) return 'no-key';
  const parts = [
    ['User', userSecret],
    ['Organization', organizationSecret],
    ['Element', by === 'element' ? elementToken : null],
  ].filter(([, part]) => part);
  if (parts.some(([, part]) => usableSecret(part) === null)) return 'bad-key';
  return { Authorization: parts.map(([name, part]) => `${name} ${part}`).join(', ') };
}
