import { z } from '../schema.ts';
import { source } from './contact.ts';
import { alias } from './lead.ts';

/**
 * Somebody who has opted out and was forgotten: salted hashes of their aliases, so that nobody is told by it who they
 * are, and who said it, when (epoch ms).
 */
export const optOut = z.strictObject({ id: z.string(), aliases: z.array(alias), ...source.shape });

export type OptOut = z.infer<typeof optOut>;
