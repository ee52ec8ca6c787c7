import * as zod from 'zod/mini';

// Its JIT compiles with `Function`, which the extension's CSP refuses (and reports).
zod.config({ jitless: true });

// Types, and the functions that nothing here uses.
export * from 'zod/mini';

type Factory = (...given: never[]) => object;
type Checkable = { readonly check: (...checks: unknown[]) => object };

/** What a schema that is not built yet becomes. */
const builders = new WeakMap<object, () => object>();

/** To build a thousand schemas takes a starting background longer than all else; its first message needs few. */
const lazily = <F extends Factory>(make: F): F => ((...given: never[]) => later(() => make(...real(given)))) as F;

const lazilyShaped = <F extends Factory>(make: F): F =>
  ((...given: never[]) => later(() => make(...real(given)), given[0])) as F;

/** @param shape can be taken apart without building what it is the shape of */
function later(build: () => object, shape?: object): object {
  let built: object | null = null;
  const force = () => {
    built ??= build();
    return built;
  };
  const known: Record<PropertyKey, unknown> = {
    check: (...checks: unknown[]) => later(() => (force() as Checkable).check(...real(checks))),
    ...(shape && { shape }),
  };
  const schema = new Proxy(known, {
    get: (_, name) => (Object.hasOwn(known, name) ? known[name] : Reflect.get(force(), name)),
    has: (_, name) => Reflect.has(force(), name),
  });
  builders.set(schema, force);
  return schema;
}

/** The same with every schema built, also in a shape or a list: zod itself never sees one that is not. */
function real<T>(given: T): T {
  if (typeof given !== 'object' || given === null) return given;
  const force = builders.get(given);
  if (force) return force() as T;
  if (Array.isArray(given)) return given.map(real) as T;
  if (Object.getPrototypeOf(given) !== Object.prototype) return given;
  return Object.fromEntries(Object.entries(given).map(([name, one]) => [name, real(one)])) as T;
}

export const strictObject = /* @__PURE__ */ lazilyShaped(zod.strictObject);
export const looseObject = /* @__PURE__ */ lazilyShaped(zod.looseObject);
export const object = /* @__PURE__ */ lazilyShaped(zod.object);
export const partial = /* @__PURE__ */ lazily(zod.partial);
export const string = /* @__PURE__ */ lazily(zod.string);
export const url = /* @__PURE__ */ lazily(zod.url);
export const uuid = /* @__PURE__ */ lazily(zod.uuid);
export const number = /* @__PURE__ */ lazily(zod.number);
export const int = /* @__PURE__ */ lazily(zod.int);
export const boolean = /* @__PURE__ */ lazily(zod.boolean);
export const literal = /* @__PURE__ */ lazily(zod.literal);
export const unknown = /* @__PURE__ */ lazily(zod.unknown);
export const array = /* @__PURE__ */ lazily(zod.array);
export const record = /* @__PURE__ */ lazily(zod.record);
export const partialRecord = /* @__PURE__ */ lazily(zod.partialRecord);
export const union = /* @__PURE__ */ lazily(zod.union);
export const discriminatedUnion = /* @__PURE__ */ lazily(zod.discriminatedUnion);
export const nullable = /* @__PURE__ */ lazily(zod.nullable);
export const optional = /* @__PURE__ */ lazily(zod.optional);
export const nullish = /* @__PURE__ */ lazily(zod.nullish);
export const minLength = /* @__PURE__ */ lazily(zod.minLength);
export const maxLength = /* @__PURE__ */ lazily(zod.maxLength);
export const regex = /* @__PURE__ */ lazily(zod.regex);
export const gte = /* @__PURE__ */ lazily(zod.gte);
export const lte = /* @__PURE__ */ lazily(zod.lte);
export const refine = /* @__PURE__ */ lazily(zod.refine);
const oneOf = /* @__PURE__ */ lazily(zod.enum);
const onlyNull = /* @__PURE__ */ lazily(zod.null);
const withDefault = /* @__PURE__ */ lazily(zod.catch);

export { oneOf as enum, onlyNull as null, withDefault as catch };
