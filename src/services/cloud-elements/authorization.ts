import type { Access } from '../question.ts';

export type CloudAccess = Pick<Access, 'base'> & {
  readonly userSecret: string;
  readonly organizationSecret: string | null;
  readonly elementToken: string | null;
};

/** Platform calls are about the account, hub calls about one connection. */
export type AuthorizationScope = 'platform' | 'element';

// No commas: they separate the secrets in the header.
const USABLE_SECRET = /^[!-+\--~]{1,500}$/;
const MASKED_SECRET = /^\*+$/;

/** Cloud Elements shows secrets masked with asterisks. */
export function usableSecret(value: unknown): string | null {
  return typeof value === 'string' && USABLE_SECRET.test(value) && !MASKED_SECRET.test(value) ? value : null;
}

/** The organization is optional for hub calls (services/README.md E2); platform calls must omit the element. */
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
