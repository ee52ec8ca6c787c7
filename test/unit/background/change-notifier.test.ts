import { afterEach, expect, it, vi } from 'vitest';
import { createChangeNotifier } from '../../../src/background/wiring/change-notifier.ts';
import { type Change, changeOf, EVERYTHING, MAX_NAMES } from '../../../src/model/views/change.ts';

const channel = new BroadcastChannel('changes');
afterEach(() => {
  channel.onmessage = null;
  vi.unstubAllGlobals();
});

/** What the extension's pages, and the toolbar, hear of a change. */
async function heard(change: Change | undefined, namesOf: (names: readonly string[]) => Promise<string[]>) {
  vi.stubGlobal('chrome', { tabs: { query: async () => [] } });
  const toolbar: Change[] = [];
  const announced = new Promise((resolve) => {
    channel.onmessage = ({ data }) => resolve(data);
  });
  createChangeNotifier(namesOf, (one) => toolbar.push(one)).changed(change);
  const page = await announced;
  expect(toolbar).toEqual([page]);
  return page;
}

const asIs = async (names: readonly string[]) => [...names];

it('a change is announced with all names of the people it is about', async () => {
  const change = changeOf(['people', 'runs'], ['lead-1']);
  expect(await heard(change, async (names) => [...names, 'in:ada', 'urn:A'])).toEqual({
    topics: ['people', 'runs'],
    people: ['lead-1', 'in:ada', 'urn:A'],
  });
});

it.each([
  ['the names can’t be read', changeOf(['people'], ['in:ada']), () => Promise.reject(new Error('closed'))],
  ['there are too many', changeOf(['people'], ['in:ada']), async () => Array(MAX_NAMES + 1).fill('in:x')],
  ['it does not say', changeOf(['people']), asIs],
])('it is one of anyone where %s', async (_, change, namesOf) => {
  expect(await heard(change, namesOf)).toEqual(changeOf(['people'], null));
});

it('it is one of everything where nothing is said of it, and of no one where it is about none', async () => {
  expect(await heard(undefined, asIs)).toEqual(EVERYTHING);
  expect(await heard(changeOf(['runs'], []), asIs)).toEqual(changeOf(['runs'], []));
});
