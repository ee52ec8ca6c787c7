import { HUBS } from '../../model/schemas/crm/hub.ts';
import { identity } from '../../model/schemas/people/lead.ts';
import { z } from '../../model/schemas/schema.ts';

/** The ledger entry that the user agreed to pay for again: see purchasing/ledger/find-reusable.ts. */
export const replacesEntry = { replacesId: z.nullable(z.int()) };
/** As typed, so that text that isn't a domain gets its own failure instead of a rejected message. */
export const typedDomain = z.string().check(z.maxLength(2000));
export const typedName = z.string().check(z.minLength(1), z.maxLength(300));
/** What Kaspr is asked about a company's employees. */
export const employeesAsked = { limit: z.int().check(z.gte(1), z.lte(100)), phoneRequired: z.boolean() };
export const numbered = z.strictObject({ id: z.int() });
export const idOfService = z.string().check(z.minLength(1), z.maxLength(200));
export const leadId = z.string().check(z.minLength(1), z.maxLength(100));
export const leadIds = z.array(leadId).check(z.minLength(1), z.maxLength(200_000));
export const hub = z.enum(HUBS);

export const row = z.strictObject({ identity, name: z.string().check(z.maxLength(300)) });
