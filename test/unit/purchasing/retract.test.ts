import { describe, expect, it } from 'vitest';
import { crmPersonOf } from '../../../src/crm/mapping/values.ts';
import { currentOf, earlierOf, unreadOf } from '../../../src/model/addresses/earlier.ts';
import { REPORTED_KINDS, type ReportedKind } from '../../../src/model/data-kinds.ts';
import type { Contact, Email, UnreadValue } from '../../../src/model/schemas/people/contact.ts';
import { type Lead, lead as leadSchema } from '../../../src/model/schemas/people/lead.ts';
import { otherAnswer } from '../../../src/model/schemas/people/other-answer.ts';
import type { Asked } from '../../../src/model/schemas/purchases/purchase.ts';
import { sendableOf } from '../../../src/model/sendable.ts';
import { domainOf } from '../../../src/purchasing/domains.ts';
import { applyPurchase, withContact } from '../../../src/purchasing/ledger/apply-purchase.ts';
import { mergeLeads } from '../../../src/purchasing/ledger/merge.ts';
import { isEnough } from '../../../src/purchasing/plan/is-enough.ts';
import { lead } from '../export/leads-people.ts';
import { contact, email, NOW, phone, purchase } from './examples.ts';

const DAY = 86_400_000;
const BEFORE = NOW - 400 * DAY;
type Service = 'kaspr' | 'cognism';
type Told = { service?: Service; at?: number; asked?: Asked; reports?: readonly ReportedKind[] };

const mail = (address: string, at = NOW, service: Service = 'kaspr', more: Partial<Email> = {}) => {
  const { validity = 'verified' } = more;
  return email({ address, sources: [{ service, at, validity }], ...more });
};
const number = (e164: string, at = NOW, service: Service = 'kaspr', use: 'mobile' | 'direct' | null = null) =>
  phone({ e164, display: e164, use, sources: [{ service, at }] });
const company = (text: string, at: number, service: Service = 'kaspr') => ({ text, service, at });

/** What becomes of a lead by an answer. */
function told(to: Lead, what: Partial<Contact>, { service = 'kaspr', at = NOW, asked = {}, ...more }: Told = {}): Lead {
  const reports = more.reports ?? REPORTED_KINDS;
  const answer = contact({ ...what, sources: [{ service, at }] });
  const operation = service === 'kaspr' ? 'profile' : 'reveal';
  return applyPurchase({ operation, contact: answer, reports }, purchase({ service, operation, asked }), at).lead(to);
}

const BARE = lead({ contact: null });
const at = (lists: Pick<Contact, 'emails' | 'phones'> | undefined) => [
  ...(lists?.emails.map(({ address }) => address) ?? []),
  ...(lists?.phones.map(({ display }) => display) ?? []),
];
const current = ({ contact: known }: Lead) => (known ? [...at(currentOf(known) as Contact)] : []);
const earlier = ({ contact: known }: Lead) => (known ? [...at(earlierOf(known) as Contact)] : []);

const OLD = told(
  BARE,
  {
    emails: [mail('jane@oldco.example', BEFORE), mail('jane@home.example', BEFORE, 'kaspr', { use: 'personal' })],
    phones: [number('+33139980001', BEFORE)],
    company: company('OldCo', BEFORE),
  },
  { at: BEFORE },
);
const NEW = { emails: [mail('jane@newco.example')], phones: [number('+33639980012')], company: company('NewCo', NOW) };

describe('after a change of jobs', () => {
  const moved = told(OLD, NEW);

  it('what the service no longer reports is earlier, and not lost', () => {
    expect(current(moved)).toEqual(['jane@newco.example', '+33639980012']);
    expect(earlier(moved)).toEqual(['jane@oldco.example', 'jane@home.example', '+33139980001']);
    expect(moved.contact?.emails.at(-1)?.sources).toEqual([
      { service: 'kaspr', at: BEFORE, validity: 'verified', retractedAt: NOW },
    ]);
    expect(leadSchema.parse(moved)).toEqual(moved);
  });

  it('the new employer’s address and number leave, with the new company', () => {
    expect(sendableOf(moved)).toMatchObject({
      emails: [{ address: 'jane@newco.example' }],
      phones: [{ display: '+33639980012' }],
      heldBack: 0,
    });
    expect(crmPersonOf(moved)?.values).toMatchObject({
      'work-email': 'jane@newco.example',
      phone: '+33639980012',
      company: 'NewCo',
    });
    expect(crmPersonOf(moved)?.values).not.toHaveProperty('personal-email');
    expect(domainOf(moved.contact)).toBe('newco.example');
  });

  it('the contact is still found in the CRM by the address it had', () => {
    expect(crmPersonOf(moved)?.emails).toEqual(['jane@newco.example', 'jane@oldco.example', 'jane@home.example']);
  });

  it('what is reported again is current again', () => {
    const back = told(moved, { emails: [mail('JANE@oldco.example', NOW + DAY)] }, { at: NOW + DAY });
    expect(current(back)).toEqual(['JANE@oldco.example']);
    expect(earlier(back)).toEqual(['jane@newco.example', 'jane@home.example', '+33639980012', '+33139980001']);
  });

  it('with nothing but earlier values it is not enough', () => {
    const gone = told(OLD, { company: company('NewCo', NOW) });
    expect(isEnough(OLD.contact, 'verified-work-email', true)).toBe(true);
    for (const level of ['verified-work-email', 'work-email', 'email', 'phone', 'email-and-phone'] as const) {
      expect(isEnough(gone.contact, level, false)).toBe(false);
    }
    expect(isEnough(told(OLD, NEW).contact, 'email-and-phone', true)).toBe(true);
    expect(domainOf(gone.contact)).toBe(null);
    expect(crmPersonOf(gone)?.values).not.toHaveProperty('work-email');
  });
});

describe('an answer retracts only what it could have reported', () => {
  it('not what another service still reports; and its verified word no longer counts for that', () => {
    const both = told(
      OLD,
      { emails: [mail('jane@oldco.example', BEFORE, 'cognism', { validity: 'unverified' })] },
      {
        service: 'cognism',
        at: BEFORE,
      },
    );
    const moved = told(both, NEW);
    expect(current(moved)).toContain('jane@oldco.example');
    expect(moved.contact?.emails.find(({ address }) => address === 'jane@oldco.example')).toMatchObject({
      validity: 'unverified',
      sources: [{ service: 'kaspr', retractedAt: NOW }, { service: 'cognism' }],
    });
    expect(earlier(told(moved, { emails: [mail('j@x.example', NOW, 'cognism')] }, { service: 'cognism' }))).toContain(
      'jane@oldco.example',
    );
  });

  it('not a dead address’s doubt', () => {
    const dead = told(BARE, { emails: [mail('jane@oldco.example', BEFORE, 'kaspr', { validity: 'invalid' })] });
    const both = told(
      dead,
      { emails: [mail('jane@oldco.example', BEFORE, 'cognism', { validity: 'unverified' })] },
      {
        service: 'cognism',
      },
    );
    expect(told(both, NEW).contact?.emails.at(-1)).toMatchObject({
      address: 'jane@oldco.example',
      validity: 'invalid',
    });
  });

  it.each<[what: string, told: Told, gone: string[]]>([
    ['phones asked for', { asked: { kinds: ['phone'] } }, ['+33139980001']],
    ['work addresses', { asked: { kinds: ['work-email'] } }, ['jane@oldco.example']],
    ['personal addresses', { asked: { kinds: ['personal-email'] } }, ['jane@home.example']],
    ['a list that came', { reports: ['mobile', 'direct', 'office'] }, ['+33139980001']],
    ['lists of which one came', { reports: ['mobile'] }, []],
    ['no list that came', { reports: [] }, []],
  ])('but %s', (_, how, gone) => {
    expect(earlier(told(OLD, { company: company('NewCo', NOW) }, how))).toEqual(gone);
  });

  it('an address of unknown use only where both kinds were asked', () => {
    const known = told(BARE, { emails: [mail('j@x.example', BEFORE, 'kaspr', { use: null })] }, { at: BEFORE });
    expect(earlier(told(known, NEW, { asked: { kinds: ['work-email', 'phone'] } }))).toEqual([]);
    expect(earlier(told(known, NEW, { asked: { kinds: ['work-email', 'personal-email'] } }))).toEqual(['j@x.example']);
  });

  it('a mobile not by a list of direct lines', () => {
    const mobile = [number('+33639980099', BEFORE, 'cognism', 'mobile')];
    const known = told(BARE, { phones: mobile }, { service: 'cognism', at: BEFORE });
    expect(earlier(told(known, {}, { service: 'cognism', reports: ['direct', 'office'] }))).toEqual([]);
    expect(earlier(told(known, {}, { service: 'cognism', reports: ['mobile'] }))).toEqual(['+33639980099']);
  });

  it('a number that is only spelled in another way is still reported', () => {
    const known = told(BARE, { phones: [phone({ e164: null, display: '06 39 98 00 12' })] }, { at: BEFORE });
    expect(earlier(told(known, { phones: [number('+33639980012')] }))).toEqual([]);
  });

  it('nobody found takes nothing away, whatever it cost', () => {
    expect(applyPurchase(null, purchase({ charged: 1 }), NOW).lead(OLD)).toBe(OLD);
  });

  it('an answer of an earlier version, of which is not known what it speaks of, neither', () => {
    const answer = contact(NEW);
    const kept = applyPurchase({ operation: 'profile', contact: answer }, purchase(), NOW).lead(OLD);
    expect(earlier(kept)).toEqual([]);
    // Newest first all the same.
    expect(current(kept).slice(0, 2)).toEqual(['jane@newco.example', 'jane@oldco.example']);
  });

  it('an answer that is accepted late does not outdate a newer one', () => {
    const newer = told(BARE, NEW);
    const late = { service: 'kaspr', at: BEFORE, contact: contact({ emails: OLD.contact?.emails ?? [] }) } as const;
    expect(earlier(withContact(newer, { ...late, reports: REPORTED_KINDS }))).toEqual([]);
  });

  it('an answer about somebody else only once the user says that it is theirs, and by what was asked then', () => {
    const { lead: keep, otherAnswer: other } = applyPurchase(
      {
        operation: 'profile',
        contact: contact(NEW),
        about: { name: 'Robert Roe', slug: 'bob', isOther: true },
        reports: REPORTED_KINDS,
      },
      purchase({ asked: { kinds: ['work-email'] } }),
      NOW,
    );
    expect(keep(OLD)).toBe(OLD);
    const answer = otherAnswer.parse(other(OLD));
    expect(answer.reports).toEqual(['work-email']);
    expect(earlier(withContact(OLD, answer))).toEqual(['jane@oldco.example']);
  });

  it('and what a clock that was set back brings is not hidden', () => {
    const tomorrow = told(BARE, { emails: [mail('jane@oldco.example', NOW + DAY)] }, { at: NOW + DAY });
    expect(current(told(tomorrow, NEW))).toContain('jane@newco.example');
  });
});

describe('values that could not be read', () => {
  const unread = (text: string, time: number, kind: UnreadValue['kind'] = 'email'): UnreadValue => ({
    ...{ text, kind, service: 'kaspr', at: time },
  });
  const known = told(BARE, { unread: [unread('jane at oldco', BEFORE)] }, { at: BEFORE });

  it('stay until the service answers without them, and are kept then, too', () => {
    expect(known.contact && unreadOf(known.contact)).toHaveLength(1);
    const phoneOnly = told(known, {}, { asked: { kinds: ['phone'] } });
    expect(phoneOnly.contact && unreadOf(phoneOnly.contact)).toHaveLength(1);
    const read = told(known, NEW);
    expect(read.contact && unreadOf(read.contact)).toEqual([]);
    expect(read.contact?.unread).toEqual([{ ...unread('jane at oldco', BEFORE), retractedAt: NOW }]);
    expect(leadSchema.parse(read)).toEqual(read);
  });

  it('are counted once, and retract nothing', () => {
    const again = told(known, { unread: [unread('jane at oldco', NOW)] });
    expect(again.contact?.unread).toEqual([unread('jane at oldco', NOW)]);
  });
});

describe('of two people who are one', () => {
  const one = (from: Lead, savedAt: number) => ({ ...from, savedAt });

  it('nothing is retracted that was not, and the newest word of a service counts', () => {
    expect(earlier(mergeLeads(one(OLD, 1), one(told(BARE, NEW), 2)))).toEqual([]);
    const moved = told(OLD, NEW);
    const later = told(BARE, { emails: [mail('jane@oldco.example', NOW + DAY)] }, { at: NOW + DAY });
    expect(earlier(mergeLeads(one(later, 1), one(moved, 2)))).not.toContain('jane@oldco.example');
    expect(earlier(mergeLeads(one(moved, 1), one(later, 2)))).not.toContain('jane@oldco.example');
    expect(earlier(mergeLeads(one(OLD, 1), one(moved, 2)))).toContain('jane@oldco.example');
  });
});
