import { FailureError } from '../../model/schemas/purchases/failure.ts';
import { toDomain } from '../../purchasing/domains.ts';

/** The domain that somebody has typed. @throws Failed `bad-domain` where it is none */
export function domainFrom(typed: string): string {
  const domain = toDomain(typed);
  if (!domain) throw new FailureError({ kind: 'bad-domain' });
  return domain;
}
