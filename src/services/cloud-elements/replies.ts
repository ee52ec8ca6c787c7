import type { CrmRecord } from '../../model/schemas/crm/crm.ts';
import { z } from '../../model/schemas/schema.ts';
import type { AnswerBody } from '../http/http.ts';
import { flag, number, text, tolerant } from '../values/tolerant.ts';

// Replies omit nulls, so every field may be absent (services/README.md E9).

const id = tolerant(z.union([z.string(), z.int()]));
const element = tolerant(z.object({ key: text, hub: text }));

export const elementBody = z.object({ key: text, name: text, hub: text, logo: text, image: text });

export const instanceBody = z.object({ id, name: text, token: text, element, valid: flag, disabled: flag });

export const oauthBody = z.object({ oauthUrl: z.string() });

const errorBody = z.object({ message: text });

/** `createdDate` and `modifiedDate` are epoch ms or ISO 8601, by vendor. */
export const fileBody = z.object({
  id,
  name: text,
  path: text,
  directory: flag,
  size: number,
  modifiedDate: tolerant(z.union([z.number(), z.string()])),
});

export const linksBody = z.object({ cloudElementsLink: text, providerLink: text, providerViewLink: text });

const recordBody = z.record(z.string(), z.unknown());

export function idText(value: unknown, longest = 300): string | null {
  const written = Number.isSafeInteger(value) ? String(value) : value;
  if (typeof written !== 'string' || written.length > longest) return null;
  // URL parsers treat a segment of dots as a step up.
  return /^(?!\.{1,2}$)[^\p{Cs}\p{Cc}]+$/u.test(written) ? written : null;
}

/** `id`, which Cloud Elements adds, or the vendor's own (services/README.md E7). */
export function recordOf(value: unknown): CrmRecord | null {
  const parsed = recordBody.safeParse(value);
  if (!parsed.success) return null;
  const { data: fields } = parsed;
  const found = idText(fields.id) ?? idText(fields.Id) ?? idText(fields.vid);
  return found === null ? null : { id: found, fields };
}

export function messageOf(body: AnswerBody): string | null {
  const parsed = body.kind === 'json' ? errorBody.safeParse(body.value) : null;
  const message = parsed?.success ? parsed.data.message : null;
  return typeof message === 'string' ? message.trim() : null;
}

/** "No contacts found". Never for authorization failures: a search not made must not count as one without hits. */
export function isEmptySet(status: number | null, message: string | null): boolean {
  const isRefused = status === null || [401, 403, 429].includes(status) || status >= 500;
  const what = /^No (.*) found$/.exec(message ?? '')?.[1];
  return (
    !isRefused &&
    what !== undefined &&
    !/\b(elements?|instances?|tokens?|secrets?|organizations?|routes?|servers?|hosts?|upstreams?)\b/i.test(what)
  );
}
