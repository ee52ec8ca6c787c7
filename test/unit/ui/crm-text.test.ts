import { describe, expect, it, test, vi } from 'vitest';
import { CRM_VALUES, type CrmPush, type DryRun, type FieldChange } from '../../../src/model/schemas/crm/crm.ts';
import { changeKey, isSendable, leftText, pushText, undoableOf } from '../../../src/ui/crm/crm-text.ts';
import { CRM_LABELS } from '../../../src/ui/crm/crm-value-labels.ts';
import { ENGLISH } from './english.ts';

vi.mock('../../../src/browser.ts', () => import('./english.ts'));

function push(id: number, state: CrmPush['state'], wrote: CrmPush['wrote'] = {}): CrmPush {
  return {
    ...{ id, state, wrote, leadId: 'lead', instanceId: '1', element: 'sfdc', object: 'contacts' },
    ...{ contactId: null, searched: [], isChosen: false, before: {}, at: Date.now() },
  };
}

const title: FieldChange = { value: 'title', field: 'Title', before: 'Old', after: 'New' };

test.each<[CrmPush['state'], string]>([
  ['created', 'Contact created now'],
  ['updated', 'Written now: Title and Phone'],
  ['unchanged', 'Sent now; there was nothing to write'],
  ['undone', 'The last push was taken back'],
  ['failed', 'The last try, now, wrote nothing.'],
  ['intent', 'The answer of your CRM was lost (now). The contact may have been written.'],
])('a push that is %s says "%s"', (state, words) => {
  expect(pushText(push(1, state, { Title: 'x', Phone: 'y' }))).toBe(words);
});

describe('what is left as it was', () => {
  it('is told with its reason, or not at all', () => {
    expect(leftText({ kind: 'sent', id: 1, left: [] })).toBeNull();
    expect(leftText({ kind: 'sent', id: 1, left: [title] })).toBe('Changed there meanwhile, and left as it is: Title.');
    expect(leftText({ kind: 'taken-back', id: 1, isUndone: true, left: [] })).toBeNull();
    expect(leftText({ kind: 'taken-back', id: 1, isUndone: true, left: ['A', 'B'] })).toBe(
      'Taken back, but for what somebody has changed since: A and B.',
    );
    expect(leftText({ kind: 'taken-back', id: 1, isUndone: false, left: ['A'] })).toBe(
      'The contact was not deleted: somebody has changed it since (A).',
    );
  });
});

test.each<[CrmPush['state'][], number | null]>([
  [[], null],
  [['failed', 'unchanged', 'undone', 'intent'], null],
  [['created'], 1],
  [['unchanged', 'updated', 'created'], 2],
  [['undone', 'created'], 2],
])('of pushes %j the one to take back is the %s.', (states, at) => {
  expect(undoableOf(states.map((state, index) => push(index + 1, state)))?.id ?? null).toBe(at);
});

describe('there is something to send', () => {
  const nothing = { ticked: [], choice: null };
  const exists = (fills: FieldChange[]): DryRun => ({ kind: 'exists', id: '1', link: null, fills, differs: [title] });
  const several: DryRun = { kind: 'several', candidates: [] };

  it.each<[string, DryRun, Parameters<typeof isSendable>[1], boolean]>([
    ['of somebody new', { kind: 'new', fills: [title] }, nothing, true],
    ['where a field is empty there', exists([title]), nothing, true],
    ['where nothing is, and nothing is ticked', exists([]), nothing, false],
    ['where something is ticked', exists([]), { ...nothing, ticked: [title] }, true],
    ['of several, before one is chosen', several, nothing, false],
    ['once one is chosen', several, { ...nothing, choice: { id: '1' } }, true],
    ['once none of them is', several, { ...nothing, choice: 'new' }, true],
    ['of somebody left out', { kind: 'left-out', why: 'opted-out' }, nothing, false],
  ])('%s', (_, run, word, isSomething) => {
    expect(isSendable(run, word)).toBe(isSomething);
  });
});

it('tells apart all that can be written of a person, each with a label of its own', () => {
  const labels = CRM_VALUES.map((value) => ENGLISH.get(CRM_LABELS[value]));
  expect(labels.every(Boolean)).toBe(true);
  expect(new Set(labels).size).toBe(CRM_VALUES.length);
  expect(changeKey(title)).not.toBe(changeKey({ ...title, field: 'JobTitle' }));
});
