import { z } from '../schema.ts';
import { source } from './contact.ts';
import { alias } from './lead.ts';

/** Outlives a forgotten person, so the aliases are salted hashes that identify no one. */
export const optOut = z.strictObject({ id: z.string(), aliases: z.array(alias), ...source.shape });

export type OptOut = z.infer<typeof optOut>;
