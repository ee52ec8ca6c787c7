import type { z } from '../model/schemas/schema.ts';

export class DamagedRecordError extends Error {
  readonly schema: unknown;

  constructor(message: string, schema: unknown) {
    super(message);
    this.schema = schema;
  }
}

/**
 * The record may come from another version or a damaged disk.
 * @throws DamagedRecordError without any stored value in its message
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
