import { describe, expect, it } from 'vitest';
import type { MessageName } from '../../../src/messages/names.ts';
import { MESSAGES } from '../../../src/messages/table/table.ts';

const slugs = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ slug: `jane-${index}`, token: null, memberId: null }));
const full = (count: number) => slugs(count).map((one, index) => ({ ...one, token: `ACoAA${index}xx`, memberId: '7' }));
const nameless = (count: number) => Array(count).fill({ slug: null, token: null, memberId: null });
const [jane] = slugs(1);
const CAPS = { day: null, month: null, run: null };

const accepts = (name: MessageName, ask: unknown) => MESSAGES[name].ask.safeParse(ask).success;

/** The rules of each message, written out, so that none of them changes unnoticed. */
const RULES: Record<
  MessageName,
  'question' | 'command' | 'purchase' | 'question from content' | 'command from content'
> = {
  'read-page': 'question',
  'read-skeleton': 'question',
  'view-person': 'question',
  'view-domain': 'question',
  'buy-contact': 'purchase',
  'ask-preview': 'command',
  'buy-reveal': 'purchase',
  'buy-patterns': 'purchase',
  'buy-employees': 'purchase',
  'view-connection': 'question',
  'save-connection': 'command',
  'remove-connection': 'command',
  'view-product': 'question',
  'read-accounts': 'question',
  'read-products': 'question',
  'read-reports': 'question',
  'read-library': 'question',
  'read-library-entry': 'question',
  'save-product': 'command',
  'tick-column': 'command',
  'refresh-product': 'command',
  'buy-account': 'purchase',
  'ask-companies': 'command',
  'ask-employment': 'command',
  'ask-news': 'command',
  'view-settings': 'question',
  'save-settings': 'command',
  'check-account': 'command',
  'view-prices': 'question',
  'buy-run': 'purchase',
  'view-runs': 'question',
  'pause-run': 'command',
  'resume-run': 'purchase',
  'cancel-run': 'command',
  'view-ledger': 'question',
  'view-ledger-sums': 'question',
  'view-ledger-days': 'question',
  'repair-ledger': 'command',
  'read-ledger': 'question',
  'count-as-charged': 'command',
  'keep-seal': 'command',
  'view-seal': 'question',
  'read-lead-rows': 'question',
  'read-leads': 'question',
  'view-other-answers': 'question',
  'decide-answer': 'command',
  'save-notes': 'command',
  'save-tags': 'command',
  'keep-draft': 'command',
  'take-draft': 'command',
  'forget-leads': 'command',
  'read-elements': 'question',
  'read-instances': 'question',
  'ask-consent': 'command',
  'save-instance': 'command',
  'view-hubs': 'question',
  'view-presets': 'question',
  'pick-hub': 'command',
  'remove-instance': 'command',
  'save-hub': 'command',
  'preview-mapping': 'command',
  'ask-crm': 'command',
  'send-to-crm': 'command',
  'view-pushes': 'question',
  'undo-push': 'command',
  'give-push-up': 'command',
  'begin-bulk-push': 'command',
  'view-bulk-pushes': 'question',
  'pause-bulk-push': 'command',
  'resume-bulk-push': 'command',
  'cancel-bulk-push': 'command',
  'read-folder': 'question',
  'export-leads': 'command',
  'view-signals': 'question',
  'save-signals': 'command',
  'match-signal': 'command',
  'read-subscriptions': 'question',
  'read-subscription': 'question',
  'change-subscription': 'command',
  'save-subscription': 'command',
  'remove-subscription': 'command',
  'read-dead-letters': 'question',
  'read-news': 'question',
  'read-report': 'question',
  'read-events': 'question',
  'read-event-csv': 'question',
  'start-badges': 'question from content',
  'view-badges': 'question from content',
  'open-person': 'command from content',
};

const rulesOf = (name: MessageName) => {
  const { spends, isRepeatable, sender } = MESSAGES[name];
  const kind = spends ? 'purchase' : isRepeatable ? 'question' : 'command';
  return sender === 'content' ? `${kind} from content` : kind;
};

describe('the table of messages', () => {
  it('holds these, and no others', () => {
    expect(Object.keys(MESSAGES).sort()).toEqual(Object.keys(RULES).sort());
  });

  it.each(Object.entries(RULES) as [MessageName, string][])('"%s" is a %s', (name, rules) => {
    expect(rulesOf(name)).toBe(rules);
    expect(MESSAGES[name].spends && MESSAGES[name].isRepeatable).toBe(false);
  });
});

describe('a message', () => {
  it.each([
    ['100 people of one alias', slugs(100), true],
    ['101 people of one alias', slugs(101), false],
    ['33 people of three aliases', full(33), true],
    ['34 people of three aliases', full(34), false],
    ['people without any, beside 100', [...nameless(300), ...slugs(100)], true],
    ['more than a page may hold', nameless(1001), false],
    ['no people', [], true],
    ['somebody with more than an identity', [{ ...jane, name: 'Jane' }], false],
    ['a slug that is no text', [{ ...jane, slug: 7 }], false],
  ])('that asks for the badges of %s', (_what, people, isFine) => {
    expect(accepts('view-badges', { people })).toBe(isFine);
  });

  it.each([
    ['a list', { people: [], list: 'group-members' }, true],
    ['no list, as the script of an earlier version', { people: [] }, true],
    ['a list that is none', { people: [], list: 'profile' }, false],
  ])('that asks for badges on %s', (_what, ask, isFine) => {
    expect(accepts('view-badges', ask)).toBe(isFine);
  });

  it.each([
    ['a row', { identity: jane, name: 'Jane' }, true],
    ['a row with a tab of its own choice', { identity: jane, name: 'Jane', tabId: 7 }, false],
    ['a row without a name', { identity: jane }, false],
    ['a row with a novel for a name', { identity: jane, name: 'J'.repeat(301) }, false],
  ])('that opens %s', (_what, ask, isFine) => {
    expect(accepts('open-person', ask)).toBe(isFine);
  });

  it.each([
    [{ badges: false }, true],
    [{ spendNothing: true, budgets: { kaspr: { day: 5, month: null, run: 0.5 }, cognism: CAPS } }, true],
    [{}, true],
    [{ badges: 1 }, false],
    [{ badges: true, more: 1 }, false],
    [{ budgets: {} }, false],
    [{ budgets: { kaspr: CAPS, cognism: CAPS } }, true],
    [{ budgets: { kaspr: CAPS } }, false],
    [{ budgets: { kaspr: CAPS, cognism: CAPS, kissmetrics: CAPS } }, false],
    [{ budgets: { kaspr: { day: 5, month: null }, cognism: CAPS } }, false],
    [{ budgets: { kaspr: { day: -1, month: null, run: null }, cognism: CAPS } }, false],
    [{ budgets: { kaspr: { day: '5', month: null, run: null }, cognism: CAPS } }, false],
    [{ sources: ['cognism', 'kaspr'], enough: 'phone', previews: false, kinds: ['phone'] }, true],
    [{ sources: [] }, true],
    [{ sources: ['kissmetrics'] }, false],
    [{ enough: 'nothing' }, false],
    [{ kinds: ['phone', 'fax'] }, false],
    // A look-up has to ask for something.
    [{ kinds: [] }, false],
  ])('that saves the settings %j: %s', (ask, isFine) => {
    expect(accepts('save-settings', ask)).toBe(isFine);
  });

  const setup = {
    service: 'cognism2016',
    key: 'token',
    secretKey: 'secret',
    base: '',
    keyForm: 'auto',
    generation: 'auto',
  };
  it.each<[string, object, boolean]>([
    ['both halves', {}, true],
    ['the saved ones', { key: null, secretKey: null }, true],
    ['the form of a generation', { service: 'kaspr', secretKey: null, generation: '2' }, true],
    ['no word on a second half', { secretKey: undefined }, false],
    ['a half that is empty', { secretKey: '' }, false],
    ['a half that no header can carry', { secretKey: 'ключ' }, false],
    ['a key with the word before it', { key: 'Bearer token' }, false],
    ['a generation that there is not', { generation: '3' }, false],
    ['a generation as a number', { generation: 2 }, false],
    ['a service that there is not', { service: 'other' }, false],
  ])('that saves a connection with %s', (_what, different, isFine) => {
    expect(accepts('save-connection', { ...setup, ...different })).toBe(isFine);
  });

  const person = { ...jane, name: 'Jane', headline: null, company: null, location: null };
  it.each([
    ['ask-preview', { person, byName: true }, true],
    ['ask-preview', { person }, false],
    ['ask-preview', { person: { ...person, slug: null }, byName: false }, false],
    ['buy-reveal', { person, replacesId: null }, true],
    ['buy-reveal', { person, replacesId: 7 }, true],
    ['buy-reveal', { person }, false],
    // What is revealed is what the stored preview names, never what a message says.
    ['buy-reveal', { person, replacesId: null, redeemId: 'of somebody' }, false],
  ] as const)('"%s" %j: %s', (name, ask, isFine) => {
    expect(accepts(name, ask)).toBe(isFine);
  });
});
