import type { z } from '../../model/schemas/schema.ts';

export type AnyRecord = Readonly<Record<string, unknown>>;

export const isAnyRecord = (value: unknown): value is AnyRecord => typeof value === 'object' && value !== null;

export function readField<T>(schema: z.ZodMiniType<T>, value: unknown): T | null {
  return schema.safeParse(value).data ?? null;
}

export function readEach<T>(schema: z.ZodMiniType<T>, values: unknown): T[] {
  return Array.isArray(values) ? values.flatMap((value) => schema.safeParse(value).data ?? []) : [];
}
