import { z } from '../schema.ts';
import { source } from './contact.ts';
import { alias } from './lead.ts';

/** Outlives a forgotten person: the aliases are salted hashes, so that they reveal nobody. */
export const optOut = z.strictObject({ id: z.string(), aliases: z.array(alias), ...source.shape });

export type OptOut = z.infer<typeof optOut>;
