import { expect } from 'vitest';
import type { Behaviour } from '../sandbox/index.ts';

// How Cognism can fail a paid request that is the second step of a click.

const BAD_KEY = [{ key: 'MissingCredentials', code: 401, msg: 'Missing required credentials' }];
const NO_CREDITS = [{ key: 'InsufficientCredits', code: 402, msg: 'Not enough credits' }];

export type Row = { when: string; behaviour: Behaviour; says: RegExp; buttons: string[]; entry: object };
const refused = (kind: string, more = {}) => ({
  state: 'refused',
  charged: 0,
  failure: { kind, service: 'cognism', ...more },
});

/** Nothing is taken for it: the button may be pressed again. */
export const FREE: readonly Row[] = [
  {
    when: 'the key is refused',
    behaviour: { status: 401, body: BAD_KEY },
    says: /^Cognism: Cognism refused your key\. Nothing was charged\. Check the key in the options\.$/,
    buttons: ['Open options'],
    entry: refused('bad-key'),
  },
  {
    when: 'the credits are used up',
    behaviour: { status: 402, body: NO_CREDITS },
    says: /^Cognism: Your Cognism credits are used up\. Nothing was charged\. Buy credits at Cognism/,
    buttons: [],
    entry: refused('out-of-credits'),
  },
  {
    when: 'there were too many requests',
    behaviour: {
      status: 429,
      body: { errors: [{ code: 88, message: 'Rate limit exceeded' }] },
      headers: { 'x-rate-limit-reset': '90' },
    },
    says: /^Cognism: Cognism takes no more requests with your key until \d+:\d\d [AP]M\. Nothing was charged\./,
    buttons: [],
    entry: refused('rate-limited', { until: expect.any(Number) }),
  },
  {
    when: 'the request is refused',
    behaviour: { status: 400, body: [{ key: 'BadRequest', code: 400, msg: 'Invalid redeemId' }] },
    says: /^Cognism: Cognism did not accept this request \(status 400\)\. Nothing was charged\./,
    buttons: [],
    entry: refused('refused', { status: 400 }),
  },
  {
    when: 'the account may not do it',
    behaviour: { status: 400, body: [{ key: 'BadRequest', code: 400, msg: 'not supported by entitlement' }] },
    says: /^Cognism: Your Cognism account may not do this\. Nothing was charged\. Ask Cognism what your plan includes\.$/,
    buttons: [],
    entry: refused('not-entitled'),
  },
];

const NOT_KNOWN = 'It may have been charged\\. Leadlight does not ask again by itself\\.';
/** Nobody says whether it was charged; `charge` is what it was. */
export const COSTLY: readonly (Row & { charge: number })[] = [
  ...(['before-charge', 'after-charge', 'mid-body'] as const).map((cut) => ({
    when: `the connection is cut (${cut})`,
    behaviour: { cut },
    // A streamed request that is cut can end Chromium's network process, and the background with it.
    says: new RegExp(`^Cognism: (The connection to Cognism ended|Leadlight was interrupted) before .* ${NOT_KNOWN}$`),
    charge: cut === 'before-charge' ? 0 : 1,
    entry: { failure: { kind: expect.toBeOneOf(['maybe-charged', 'interrupted']), service: 'cognism' } },
  })),
  {
    when: 'there is a page instead of data',
    behaviour: { html: true as const },
    says: new RegExp(`^Cognism: Cognism answered in a form that Leadlight can’t read\\. ${NOT_KNOWN}$`),
    charge: 0,
    entry: { failure: { kind: 'unreadable-reply', service: 'cognism' } },
  },
  {
    when: 'it has a problem',
    behaviour: { status: 500 },
    says: new RegExp(`^Cognism: Cognism has a problem \\(status 500\\)\\. ${NOT_KNOWN}$`),
    charge: 0,
    entry: { failure: { kind: 'service-down', service: 'cognism', status: 500 } },
  },
].map((row) => ({
  ...row,
  buttons: ['Try again', 'Count it as charged'],
  entry: { state: 'unknown', charged: null, ...row.entry },
}));
