import { COMPANY_OPERATIONS, PAID_SERVICES, PERSON_OPERATIONS } from '../../paid-services.ts';
import { z } from '../schema.ts';

/** `cognism2016`: that year's API, with keys of its own and no contact data. */
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
/** More than any account has: sums stop here, so that they can be read again. */
export const MAX_CREDITS = 1e9;
/** The contract doesn't promise whole numbers. */
export const credits = z.number().check(z.gte(0), z.lte(MAX_CREDITS));
export const MAX_EMPLOYEES = 1000;
