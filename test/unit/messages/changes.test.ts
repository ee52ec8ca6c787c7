import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type Change, changeOf, EVERYTHING, MAX_NAMES, type Shown } from '../../../src/model/views/change.ts';

type Changes = typeof import('../../../src/messages/changes.ts');
let changes: Changes;

// Each test is a page of its own.
beforeEach(async () => {
  vi.resetModules();
  changes = await import('../../../src/messages/changes.ts');
});

const LEDGER: Shown = { topics: ['ledger'] };
const ADA: Shown = { topics: ['settings'], about: { topics: ['people'], isShown: (name) => name === 'in:ada' } };

/** Listens from now on; the callback counts. */
function listen(shown = LEDGER) {
  const closed = new AbortController();
  const callback = vi.fn<(change: Change) => void>();
  changes.onChange(shown, callback, closed.signal);
  return { callback, close: () => closed.abort() };
}

it('a change reaches all listeners until they stop listening', async () => {
  const [one, other] = [listen(), listen()];
  expect(one.callback).not.toHaveBeenCalled();
  changes.announceChange();
  await vi.waitFor(() => expect([one, other].map(({ callback }) => callback.mock.calls.length)).toEqual([1, 1]));
  one.close();
  changes.announceChange();
  await vi.waitFor(() => expect(other.callback).toHaveBeenCalledTimes(2));
  expect(one.callback).toHaveBeenCalledTimes(1);
  other.close();
});

it('a change that was heard before a listener came calls it back at once, if it concerns it', async () => {
  changes.listenForChanges();
  const witness = listen();
  changes.announceChange(changeOf(['runs', 'ledger']));
  await vi.waitFor(() => expect(witness.callback).toHaveBeenCalledTimes(1));
  expect(listen().callback).toHaveBeenCalledTimes(1);
  expect(listen(ADA).callback).not.toHaveBeenCalled();
  changes.announceChange(changeOf(['people'], ['in:ada', 'urn:A']));
  changes.announceChange(changeOf(['ledger']));
  await vi.waitFor(() => expect(witness.callback).toHaveBeenCalledTimes(2));
  expect(listen(ADA).callback).toHaveBeenCalledTimes(1);
});

it('a change that is on its way while a listener is added reaches it', async () => {
  changes.listenForChanges();
  changes.announceChange();
  const late = listen();
  expect(late.callback).not.toHaveBeenCalled();
  await vi.waitFor(() => expect(late.callback).toHaveBeenCalledTimes(1));
});

describe('a listener for ada and the settings', () => {
  it.each<[string, unknown, boolean]>([
    ['ada', changeOf(['people'], ['lead-1', 'in:ada']), true],
    ['someone else', changeOf(['people'], ['in:bob']), false],
    ['anyone', changeOf(['people']), true],
    ['no one', changeOf(['people'], []), false],
    ['the settings', changeOf(['settings'], ['in:bob']), true],
    ['the ledger', changeOf(['ledger'], ['in:ada']), false],
    ['everything', EVERYTHING, true],
    ['more than a change may name', changeOf(['people'], Array(MAX_NAMES + 1).fill('in:bob')), true],
    ['an older background says nothing of', null, true],
    ['is not understood: a topic', { topics: ['signals', 'weather'], people: [] }, true],
    ['is not understood: a name', { topics: ['people'], people: ['in:bob', 7] }, true],
    ['is not understood: no topics', { people: ['in:bob'] }, true],
  ])('of a change of %s: called back %#', async (_, message, isCalled) => {
    const [ada, witness] = [listen(ADA), listen(LEDGER)];
    changes.announceChange(message as Change);
    changes.announceChange(changeOf(['ledger']));
    await vi.waitFor(() => expect(witness.callback).toHaveBeenCalledWith(changeOf(['ledger'])));
    expect(ada.callback.mock.calls.length > 0).toBe(isCalled);
  });
});
