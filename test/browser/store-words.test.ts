import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Lead } from '../../src/model/schemas/people/lead.ts';
import { savedPerson } from './crm-setup.ts';
import { StorePage } from './store-browser.ts';

/** In the page: what store-page.ts exports. */
declare const store: typeof import('./store-page.ts');

let page: StorePage;
beforeAll(async () => {
  page = await StorePage.shared();
});
beforeEach(() => page.begin());

const [ONE, OTHER, LATER] = [
  '5b0c6a52-3c1e-4f0e-8a55-5d1f2a7b9c10',
  '5b0c6a52-3c1e-4f0e-8a55-5d1f2a7b9c11',
  '5b0c6a52-3c1e-4f0e-8a55-5d1f2a7b9c12',
] as const;
const zoe = (different: Partial<Lead> = {}) => savedPerson('zoe', 'Zoë', different);

/** Runs steps on Zoë as she is saved; gives what each brought, and what is stored then. */
async function afterSteps(steps: readonly Step[], different: Partial<Lead> = {}) {
  return page.run(
    async (name, lead, steps) => {
      await (await store.open(name).openDatabase()).put('leads', lead);
      const { leadWords, drafts, openForms, leadTable } = store.open(name);
      const brought: unknown[] = [];
      for (const { editor, do: what, ...step } of steps) {
        if (what === 'open') openForms.add(editor);
        if (what === 'close') openForms.delete(editor);
        if (what === 'forget') await leadTable.forget([lead.id]);
        const { text = '', seen = '', tag = '', add = [], remove = [] } = step;
        if (what === 'notes')
          brought.push(await leadWords.saveNotes({ id: lead.id, editor, notes: text, expected: seen }, 1));
        if (what === 'tags') brought.push(await leadWords.saveTags(lead.id, editor, { add, remove }));
        const notes = step.text === undefined ? null : { text, seen };
        if (what === 'type') await drafts.keep({ editor, leadId: lead.id, notes, tag, at: brought.length });
        if (what === 'take') brought.push(await drafts.take(lead.id, editor));
      }
      const stored = await store.dump(name);
      const [saved] = stored.leads as { notes: string; tags: string[] }[];
      return { brought, notes: saved?.notes, tags: saved?.tags, drafts: stored.drafts ?? [] };
    },
    zoe(different),
    steps,
  );
}

type Step = {
  readonly do: 'open' | 'close' | 'notes' | 'tags' | 'type' | 'take' | 'forget';
  readonly editor: string;
  readonly text?: string;
  readonly seen?: string;
  readonly tag?: string;
  readonly add?: readonly string[];
  readonly remove?: readonly string[];
};

describe('notes', () => {
  it('of two windows: the second does not replace what it has not seen, and both are kept', async () => {
    const { brought, notes, drafts } = await afterSteps([
      { do: 'notes', editor: ONE, text: 'Call in May' },
      { do: 'notes', editor: OTHER, text: 'Likes tea' },
    ]);
    expect(brought).toEqual([{ kind: 'saved' }, { kind: 'changed-elsewhere', notes: 'Call in May' }]);
    expect(notes).toBe('Call in May');
    expect(drafts).toMatchObject([{ editor: OTHER, notes: { text: 'Likes tea', seen: '' } }]);
  });

  it('that were seen are replaced, and the draft of them goes', async () => {
    const { brought, notes, drafts } = await afterSteps(
      [
        { do: 'type', editor: ONE, text: 'Call in May, late', seen: 'Call in May' },
        { do: 'notes', editor: ONE, text: 'Call in May, late', seen: 'Call in May' },
      ],
      { notes: 'Call in May', tags: ['warm'] },
    );
    expect([brought, notes, drafts]).toEqual([[{ kind: 'saved' }], 'Call in May, late', []]);
  });

  it('saved twice, as after a reply that was lost, are saved', async () => {
    const same = { do: 'notes', editor: ONE, text: 'Call in May' } as const;
    const { brought, notes } = await afterSteps([same, same]);
    expect([brought, notes]).toEqual([[{ kind: 'saved' }, { kind: 'saved' }], 'Call in May']);
  });

  it('saved while more was typed leave that as a change of them', async () => {
    const { drafts } = await afterSteps([
      { do: 'type', editor: ONE, text: 'Call in May' },
      { do: 'notes', editor: ONE, text: 'Call in' },
    ]);
    expect(drafts).toMatchObject([{ notes: { text: 'Call in May', seen: 'Call in' } }]);
  });

  it('saved while something else is typed leave that for the user to decide', async () => {
    const { drafts } = await afterSteps([
      { do: 'type', editor: ONE, text: 'Likes tea' },
      { do: 'notes', editor: ONE, text: 'Call in May. Likes tea' },
    ]);
    expect(drafts).toMatchObject([{ notes: { text: 'Likes tea', seen: '' } }]);
  });

  it('leave tags alone, and tags leave them alone', async () => {
    const { notes, tags } = await afterSteps([
      { do: 'tags', editor: ONE, add: ['warm'] },
      { do: 'notes', editor: OTHER, text: 'Likes tea' },
      { do: 'tags', editor: OTHER, add: ['Paris'] },
    ]);
    expect([notes, tags]).toEqual(['Likes tea', ['warm', 'Paris']]);
  });
});

describe('tags', () => {
  it('of two windows: each adds and removes its own', async () => {
    const { brought, tags } = await afterSteps(
      [
        { do: 'tags', editor: ONE, add: ['Paris'] },
        { do: 'tags', editor: OTHER, add: ['Lyon'] },
        { do: 'tags', editor: ONE, remove: ['warm'] },
      ],
      { tags: ['warm'] },
    );
    expect(brought.at(-1)).toEqual(['Paris', 'Lyon']);
    expect(tags).toEqual(['Paris', 'Lyon']);
  });
});

describe('what was typed', () => {
  it('in a tab that is gone passes to the next form, once; that of an open tab does not', async () => {
    const { brought } = await afterSteps([
      { do: 'open', editor: ONE },
      { do: 'type', editor: ONE, text: 'Call', seen: '', tag: 'wa' },
      { do: 'take', editor: OTHER },
      { do: 'close', editor: ONE },
      { do: 'take', editor: OTHER },
      { do: 'open', editor: OTHER },
      { do: 'take', editor: LATER },
    ]);
    expect(brought).toEqual([null, expect.objectContaining({ editor: OTHER, tag: 'wa' }), null]);
    expect(brought[1]).toMatchObject({ notes: { text: 'Call', seen: '' } });
  });

  it('in two such tabs comes one after the other, the latest first', async () => {
    const { brought } = await afterSteps([
      { do: 'type', editor: ONE, text: 'first' },
      { do: 'tags', editor: LATER, add: ['x'] },
      { do: 'type', editor: OTHER, text: 'second' },
      { do: 'take', editor: LATER },
      { do: 'notes', editor: LATER, text: 'second' },
      { do: 'take', editor: LATER },
    ]);
    const texts = brought.flatMap((one) => (one as { notes?: { text: string } } | null)?.notes?.text ?? []);
    expect(texts).toEqual(['second', 'first']);
  });

  it('is cleared where the field is empty again, or its tag is added', async () => {
    const emptied = await afterSteps([
      { do: 'type', editor: ONE, tag: 'wa' },
      { do: 'type', editor: ONE },
    ]);
    page.begin();
    const added = await afterSteps([
      { do: 'type', editor: ONE, tag: ' warm ' },
      { do: 'tags', editor: ONE, add: ['warm'] },
    ]);
    expect([emptied.drafts, added.drafts, added.tags]).toEqual([[], [], ['warm']]);
  });

  it('goes with the person who is forgotten, and does not come back', async () => {
    const { brought, drafts } = await afterSteps([
      { do: 'type', editor: ONE, text: 'secret' },
      { do: 'forget', editor: ONE },
      { do: 'type', editor: ONE, text: 'secret' },
      { do: 'notes', editor: ONE, text: 'secret' },
      { do: 'tags', editor: ONE, add: ['secret'] },
    ]);
    expect([brought, drafts]).toEqual([[null, null], []]);
  });
});
