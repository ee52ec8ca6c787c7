import { z } from '../../model/schemas/schema.ts';

// A field of a wrong type counts as broken, so that the rest of a reply is kept.

/** The mark may stand for any type: readers check types anyway. Its description is what the field held. */
export const tolerant = <T extends z.ZodMiniType>(schema: T) =>
  z.catch(z.nullish(schema), ({ value }) => Symbol(rawText(value)) as never);

export const isBroken = (value: unknown): value is symbol => typeof value === 'symbol';

/** A text as written; JSON of anything else. */
export function rawText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (isBroken(value)) return value.description ?? '';
  try {
    return JSON.stringify(value, (_, inner) => (isBroken(inner) ? rawText(inner) : inner)) ?? '';
  } catch {
    // A megabyte of brackets, say.
    return '';
  }
}

// zod's own length checks accept any `length`, and comparing a hostile one (`{"length":{"toString":[]}}`) throws.
const atMost = <T extends { readonly length: number }>(most: number) => z.refine<T>(({ length }) => length <= most);

export const written = z.string().check(atMost(2000));
export const text = tolerant(written);
export const longText = tolerant(z.string().check(atMost(20_000)));
export const list = tolerant(z.array(z.unknown()).check(atMost(2000)));
export const number = tolerant(z.number());
export const flag = tolerant(z.boolean());
