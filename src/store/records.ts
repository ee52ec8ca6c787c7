import type { z } from '../model/schemas/schema.ts';

/** A stored record that is not what it should be. */
export class DamagedRecordError extends Error {}

/**
 * Parses a stored record on its way in: what another version or a damaged disk left there is not trusted.
 * @throws DamagedRecordError where the record does not fit; the message names no value
 */
export function readRecord<T>(schema: z.ZodMiniType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (!parsed.success)
    throw new DamagedRecordError(`A stored record is damaged at ${parsed.error.issues[0]?.path.join('.')}`);
  return parsed.data;
}

/** Like `readRecord`, for what may not be there. */
export function readOptional<T>(schema: z.ZodMiniType<T>, value: unknown): T | null {
  return value === undefined ? null : readRecord(schema, value);
}
