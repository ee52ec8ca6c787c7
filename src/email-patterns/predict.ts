import type { EmailPattern } from '../model/schemas/people/company.ts';
import { isFreeMail } from './free-mail.ts';
import { type NameForm, nameForms } from './name-forms.ts';

/** An address nobody has confirmed. `pattern` is the one it was made by, as it was given. */
export interface PredictedEmail {
  readonly address: string;
  readonly score: number;
  readonly pattern: string;
}

export interface PredictOptions {
  /** Addresses that a service has confirmed: there is nothing to guess about them. */
  readonly known?: readonly string[];
  readonly limit?: number;
}

const DEFAULT_LIMIT = 8;

/**
 * What each step away from the primary form costs. The pattern's score was measured at the company, the form is our own
 * guess: so a variant comes after the other patterns that fit nearly as well (in the vendor's example 0.65 to 0.48),
 * but before those that hardly fit.
 */
const STEP_FACTOR = 0.7;

const TOKEN = /\{([^{}]*)\}/g;
const LOCAL = /^[a-z0-9](?:(?:\.?[a-z0-9_+-])*\.?[a-z0-9])?$/;
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{0,57}[a-z0-9])$/;

// RFC 5321 4.5.3.1: 64 for the local part; 254 is what a 256 octet path leaves without its brackets.
const MAX_LOCAL = 64;
const MAX_ADDRESS = 254;

/** `{first}`, `{last}` and `{f}` are in the vendor's example; `{l}` is their plain counterpart. */
function tokenValue(token: string, form: NameForm): string {
  if (token === 'first') return form.given;
  if (token === 'last') return form.family;
  if (token === 'f') return form.givenInitial;
  return token === 'l' ? form.familyInitial : '';
}

function expand(pattern: string, form: NameForm): string | null {
  const [template = '', domain = '', ...more] = pattern.trim().toLowerCase().split('@');
  if (more.length > 0 || template.length > MAX_ADDRESS || domain.length > MAX_ADDRESS) return null;
  const values = Array.from(template.matchAll(TOKEN), ([, token = '']) => tokenValue(token, form));
  // No token would be the same address for everyone; an empty one is unknown or not shown by the name.
  if (values.length === 0 || values.includes('')) return null;
  const local = template.replace(TOKEN, () => values.shift() ?? '');
  const address = `${local}@${domain}`;
  if (local.length > MAX_LOCAL || address.length > MAX_ADDRESS) return null;
  return LOCAL.test(local) && DOMAIN.test(domain) && !isFreeMail(domain) ? address : null;
}

/**
 * The addresses a person likely has, by the patterns of the company: best first, each once, in lower case. Malformed
 * patterns, those of free mail, and names that `nameForms` does not take apart give nothing.
 *
 * @param name the cleaned display name
 * @param options `known`: addresses to leave out, any case; `limit`: how many at most (8)
 */
export function predictEmails(
  name: string,
  patterns: readonly EmailPattern[],
  options: PredictOptions = {},
): PredictedEmail[] {
  const forms = nameForms(name);
  const candidates: PredictedEmail[] = [];
  for (const { pattern, score } of patterns) {
    if (!Number.isFinite(score)) continue;
    for (const form of forms) {
      const address = expand(pattern, form);
      if (address !== null) candidates.push({ address, score: score * STEP_FACTOR ** form.steps, pattern });
    }
  }
  const seen = new Set((options.known ?? []).map((each) => each.trim().toLowerCase()));
  return candidates
    .sort((a, b) => b.score - a.score)
    .filter(({ address }) => !seen.has(address) && seen.add(address))
    .slice(0, Math.max(0, options.limit ?? DEFAULT_LIMIT));
}
