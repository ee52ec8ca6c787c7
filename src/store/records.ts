import type { z } from '../model/schemas/schema.ts';

export class DamagedRecordError extends Error {
  /** What it should have been. */
  readonly schema: unknown;

  constructor(message: string, schema: unknown) {
    super(message);
    this.schema = schema;
  }
}

/**
 * Parses a stored record, which another version or a damaged disk may have written.
 * @throws DamagedRecordError if it does not fit; the message contains no value
 */
export function readRecord<T>(schema: z.ZodMiniType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (!parsed.success)
    throw new DamagedRecordError(`A stored record is damaged at ${parsed.error.issues[0]?.path.join('.')}`, schema);
  return parsed.data;
}

export function readOptional<T>(schema: z.ZodMiniType<T>, value: unknown): T | null {
  return value === undefined ? null : readRecord(schema, value);
}
