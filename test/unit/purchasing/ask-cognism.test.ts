import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import type { Subject } from '../../../src/model/schemas/people/lead.ts';
import { type Preview, preview as previewSchema } from '../../../src/model/schemas/people/preview.ts';
import { createAskCognism } from '../../../src/purchasing/plan/ask-cognism.ts';
import { type Behaviour, COGNISM_DEMO_KEY, type Cognism, PEOPLE, startCognism } from '../../sandbox/index.ts';
import { requestTo } from '../services/loopback.ts';
import { NOW } from './examples.ts';
import { MemoryAccounts } from './memory-accounts.ts';

let cognism: Cognism;
let accounts: MemoryAccounts;
beforeAll(async () => {
  cognism = await startCognism({ tls: false });
});
beforeEach(() => {
  cognism.reset();
  accounts = new MemoryAccounts();
  accounts.add('cognism', `${cognism.origin}/api/search`, COGNISM_DEMO_KEY);
});
afterAll(() => cognism.stop());

function asker() {
  const { allowedOrigins } = accounts;
  const request = requestTo('', { allowedOrigins });
  return createAskCognism({ accounts, requestFor: () => request, now: () => NOW });
}

const ask = (person: Subject, how: Preview['matchedBy'] = 'profile') => asker().preview(person, how);

/** A person of the sandbox, as their page shows them. */
function shown(slug: string): Subject {
  const person = PEOPLE.find((one) => one.slug.startsWith(slug));
  if (!person) throw new Error(`nobody is called ${slug}`);
  const { cleanName: name, headline, company = null, location } = person;
  return { slug: person.slug, token: null, memberId: null, name, headline, company, location };
}

const ENRICH = 'POST /api/search/contact/enrich';
const paths = () => cognism.requests.map(({ method, path }) => `${method} ${path.replace(/\/id\/.+/, '/id/…')}`);
const OPT_OUT = 'GET /api/search/contact/optOut/id/…';

describe('Cognism says for nothing', () => {
  test.each<[string, string, Preview['matchedBy'], Partial<Preview> | null]>([
    [
      'what it has',
      'zoe-bronte',
      'profile',
      { hasEmail: true, hasMobile: true, matchedBy: 'profile', isOptedOut: false },
    ],
    ['who does not want to be contacted', 'kofi-mensah', 'profile', { isOptedOut: true }],
    ['that it does not know a profile', 'maria-isabella', 'profile', null],
    ['whom it knows by that name', 'maria-isabella', 'name', { matchedBy: 'name', isOptedOut: false, hasEmail: true }],
  ])('%s', async (_, slug, how, found) => {
    const told = await ask(shown(slug), how);
    if (found === null) expect(told).toMatchObject({ ok: true, value: null });
    else expect(told).toMatchObject({ ok: true, value: found });
    // It fits what is kept of it, and nothing more comes along.
    const kept = { ...(told.ok && told.value), service: 'cognism', aliases: [], at: NOW };
    expect(previewSchema.safeParse(kept).success).toBe(found !== null);
    expect(cognism.charges()).toEqual([]);
    expect(paths()).toEqual(found === null ? [ENRICH] : [ENRICH, OPT_OUT]);
  });

  it('nothing without a key, and is not asked', async () => {
    accounts.remove('cognism');
    expect(await ask(shown('zoe'))).toEqual({ ok: false, failure: { kind: 'no-key', service: 'cognism' } });
    expect(cognism.requests).toEqual([]);
  });
});

describe('a person of whom it is not known whether they want to be contacted', () => {
  test.each<[string, Behaviour, string]>([
    ['an error', { status: 500 }, 'service-down'],
    ['too often', { status: 429 }, 'rate-limited'],
    ['a bad key', { status: 401 }, 'bad-key'],
    ['a page in place of an answer', { html: true }, 'unreadable-reply'],
    ['a cut', { cut: 'after-charge' }, 'no-answer'],
  ])('is not offered: %s', async (_, behaviour, kind) => {
    const person = shown('zoe');
    await ask(person);
    const optOut = cognism.requests.at(-1);
    const before = cognism.requests.length;
    cognism.next(`${optOut?.path}`, behaviour);
    expect(await ask(person)).toMatchObject({ ok: false, failure: { kind, service: 'cognism' } });
    expect(paths().slice(before)).toEqual([ENRICH, OPT_OUT]);
  });
});

it('a failure to look somebody up is told, and nothing more is asked', async () => {
  cognism.next('/api/search/contact/enrich', { status: 500 });
  expect(await ask(shown('zoe'))).toMatchObject({ ok: false, failure: { kind: 'service-down', status: 500 } });
  expect(paths()).toEqual([ENRICH]);
});

describe('the company of a domain', () => {
  test.each<[string, string, RegExp | null]>([
    ['has the number under which it is told of', 'hollowpine.example', /^[0-9a-f-]{36}$/],
    ['has none where nobody knows it', 'nowhere.example', null],
  ])('%s', async (_, domain, id) => {
    const told = await asker().account(domain);
    expect(told).toMatchObject({ ok: true, value: id ? expect.stringMatching(id) : null });
    expect([paths(), cognism.charges()]).toEqual([['POST /api/search/account/enrich'], []]);
  });

  it('is not asked for without a key', async () => {
    accounts.remove('cognism');
    expect(await asker().account('hollowpine.example')).toMatchObject({ ok: false, failure: { kind: 'no-key' } });
    expect(cognism.requests).toEqual([]);
  });
});
