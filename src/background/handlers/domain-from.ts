import { FailureError } from '../../model/schemas/purchases/failure.ts';
import { toDomain } from '../../purchasing/domains.ts';

/** Normalises a domain that the user typed. @throws FailureError `bad-domain` */
export function domainFrom(typed: string): string {
  const domain = toDomain(typed);
  if (!domain) throw new FailureError({ kind: 'bad-domain' });
  return domain;
}
