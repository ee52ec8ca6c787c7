import { describe, expect, it } from 'vitest';
import type { AnsweredPerson } from '../../../src/model/purchase-terms.ts';
import type { Lead } from '../../../src/model/schemas/people/lead.ts';
import { otherAnswer } from '../../../src/model/schemas/people/other-answer.ts';
import { applyPurchase } from '../../../src/purchasing/ledger/apply-purchase.ts';
import { lead } from '../export/leads-people.ts';
import { contact, email, NOW, purchase } from './examples.ts';

const READ = lead({ aliases: ['in:jane-doe'], contact: null });
const named = (name: string, from: 'guessed' | 'typed' | 'own-page') =>
  lead({ ...READ, name, provenance: { name: { from, at: 1 }, aliases: [] } });
const GUESSED = named('Jane Doe', 'guessed');

const bought = contact({ emails: [email()] });
const apply = (to: Lead, about: Partial<AnsweredPerson>) => {
  const whole = { name: null, slug: null, isOther: false, ...about };
  const { lead: keep, otherAnswer: other } = applyPurchase(
    { operation: 'profile', contact: bought, about: whole },
    purchase({ id: 7 }),
    NOW,
  );
  return { kept: keep(to), other: other(to) };
};

describe('an answer about somebody else', () => {
  it.each<[string, Lead, Partial<AnsweredPerson>]>([
    ['another name under the very slug', READ, { name: 'Robert Zimmermann', slug: 'jane-doe' }],
    ['another name and slug', READ, { name: 'Robert Zimmermann', slug: 'bob-z' }],
    ['another name alone', READ, { name: 'Robert Zimmermann' }],
    ['the given name of a sister', READ, { name: 'Mary Doe' }],
    ['another slug, and no name', READ, { slug: 'bob-z' }],
    ['another slug, and a name that is unclear', READ, { name: 'Jane Smith', slug: 'jane-smith' }],
    ['another slug, and a name unlike the guess', GUESSED, { name: 'Robert Zimmermann', slug: 'bob-z' }],
    ['the service’s own word', READ, { name: 'Jane Doe', slug: 'jane-doe-2', isOther: true }],
    ['the service’s own word, and nothing else', READ, { isOther: true }],
  ])('is kept apart, with its own name: %s', (_, to, about) => {
    const { kept, other } = apply(to, about);
    expect(kept).toBe(to);
    const { name = null, slug = null } = about;
    expect(other).toEqual({ purchase: 7, service: 'kaspr', at: NOW, name, slug, contact: bought, isRejected: false });
    expect(otherAnswer.parse(other)).toEqual(other);
  });

  it.each<[string, Lead, Partial<AnsweredPerson>]>([
    ['nothing that tells', READ, {}],
    ['the same name', READ, { name: 'Dr. JANE DOE' }],
    ['the same name, whatever kind of id', READ, { name: 'Jane Doe', slug: 'janed' }],
    ['a family name that changed, under the same slug', READ, { name: 'Jane Smith', slug: 'Jane-Doe' }],
    ['another script', READ, { name: '简·多伊', slug: 'jane-doe' }],
    ['a name unlike the guess, under the very slug', GUESSED, { name: 'Robert Zimmermann', slug: 'jane-doe' }],
    ['an address that is known to be theirs', READ, { name: 'Jane Doe', slug: 'jane-doe', isOther: true }],
  ])('is not seen in %s', (_, to, about) => {
    const { kept, other } = apply(to, about);
    expect([kept.contact?.emails.length, other]).toEqual([1, null]);
  });
});

describe('the name of an answer', () => {
  it.each<[string, Lead, string, string]>([
    ['takes the place of a guess', GUESSED, 'Jane B. Doe', 'service'],
    ['takes the place of what was typed', named('jane doe', 'typed'), 'Jane B. Doe', 'service'],
    ['does not take the place of what was read', named('Jane Doe', 'own-page'), 'Jane Doe', 'own-page'],
  ])('%s', (_, to, name, from) => {
    const { kept } = apply(to, { name: 'Jane B. Doe' });
    expect([kept.name, kept.provenance?.name?.from]).toEqual([name, from]);
  });

  it('leaves alone what earlier versions stored, of which nobody knows who said it', () => {
    expect(apply(READ, { name: 'Jane B. Doe' }).kept.name).toBe('Jane Doe');
  });
});
