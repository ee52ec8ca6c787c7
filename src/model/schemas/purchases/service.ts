import { PAID_SERVICES } from '../../paid-services.ts';
import { z } from '../schema.ts';

/**
 * The services Leadlight can ask with the user's own keys. `cognism2016` is Cognism's API of that year (the vendor document's): it has
 * keys of its own, answers about people and companies, and knows no contact data.
 */
export const SERVICES = ['kaspr', 'cognism', 'cognism2016', 'kissmetrics', 'cloudElements'] as const;
export const service = z.enum(SERVICES);
export type Service = z.infer<typeof service>;

export const paidService = z.enum(PAID_SERVICES);
export type PaidService = z.infer<typeof paidService>;

/** The operations that can cost credits. `reveal` and `account` are Cognism's, of a person and of a company; the others Kaspr's. */
export const OPERATIONS = ['profile', 'domain-patterns', 'domain-employees', 'reveal', 'account'] as const;
export const operation = z.enum(OPERATIONS);
export type Operation = z.infer<typeof operation>;

/** Epoch milliseconds. */
export const moment = z.number().check(z.gte(0));
/** More than any account has: a sum that would go beyond stays here, so that it can be read again. */
export const MAX_CREDITS = 1e9;
/** Credits are not promised to be whole by the contract. */
export const credits = z.number().check(z.gte(0), z.lte(MAX_CREDITS));
/** As many employees are asked for at once at most. */
export const MAX_EMPLOYEES = 1000;
