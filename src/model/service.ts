import { z } from './schema.ts';

/** The services Leadlight can ask with the user's own keys. */
export const SERVICES = ['kaspr'] as const;
export const service = z.enum(SERVICES);
export type Service = z.infer<typeof service>;

/** The operations that can cost credits. */
export const OPERATIONS = ['profile', 'domain-patterns', 'domain-employees'] as const;
export const operation = z.enum(OPERATIONS);
export type Operation = z.infer<typeof operation>;

/** Epoch milliseconds. */
export const moment = z.number().check(z.gte(0));
/** Credits are not promised to be whole by the contract. */
export const credits = z.number().check(z.gte(0), z.lte(1e9));
