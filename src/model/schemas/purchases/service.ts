import { COMPANY_OPERATIONS, PAID_SERVICES, PERSON_OPERATIONS } from '../../paid-services.ts';
import { z } from '../schema.ts';

/**
 * The services Leadlight can ask with the user's own keys. `cognism2016` is Cognism's API of that year (the vendor
 * document's): it has keys of its own, answers about people and companies, and knows no contact data.
 */
export const SERVICES = ['kaspr', 'cognism', 'cognism2016', 'kissmetrics', 'cloudElements'] as const;
export const service = z.enum(SERVICES);
export type Service = z.infer<typeof service>;

export const paidService = z.enum(PAID_SERVICES);
export type PaidService = z.infer<typeof paidService>;

export const OPERATIONS = [...PERSON_OPERATIONS, ...COMPANY_OPERATIONS] as const;
export const operation = z.enum(OPERATIONS);
export type Operation = z.infer<typeof operation>;
export type PersonOperation = (typeof PERSON_OPERATIONS)[number];

/** Epoch milliseconds. */
export const moment = z.number().check(z.gte(0));
/** More than any account has: a sum that would go beyond stays here, so that it can be read again. */
export const MAX_CREDITS = 1e9;
/** Credits are not promised to be whole by the contract. */
export const credits = z.number().check(z.gte(0), z.lte(MAX_CREDITS));
/** As many employees are asked for at once at most. */
export const MAX_EMPLOYEES = 1000;
