import { z } from '../../model/schemas/schema.ts';

// A field of a wrong type counts as broken, so that the rest of a reply is kept.

export const BROKEN = Symbol('broken');

/** The mark may stand for any type: readers check types anyway. */
export const tolerant = <T extends z.ZodMiniType>(schema: T) => z.catch(z.nullish(schema), () => BROKEN as never);

// zod's own length checks accept any `length`, and comparing a hostile one (`{"length":{"toString":[]}}`) throws.
const atMost = <T extends { readonly length: number }>(most: number) => z.refine<T>(({ length }) => length <= most);

export const written = z.string().check(atMost(2000));
export const text = tolerant(written);
export const longText = tolerant(z.string().check(atMost(20_000)));
export const list = tolerant(z.array(z.unknown()).check(atMost(2000)));
export const number = tolerant(z.number());
export const flag = tolerant(z.boolean());

export const isBroken = (value: unknown): boolean => value === BROKEN;
