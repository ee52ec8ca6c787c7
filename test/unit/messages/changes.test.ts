import { beforeEach, expect, it, vi } from 'vitest';

type Changes = typeof import('../../../src/messages/changes.ts');
let changes: Changes;

// Each test is a page of its own.
beforeEach(async () => {
  vi.resetModules();
  changes = await import('../../../src/messages/changes.ts');
});

/** Listens from now on; the callback counts. */
function listen() {
  const closed = new AbortController();
  const callback = vi.fn();
  changes.onChange(callback, closed.signal);
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

it('a change that was heard before a listener came calls it back at once', async () => {
  changes.listenForChanges();
  const witness = listen();
  changes.announceChange();
  await vi.waitFor(() => expect(witness.callback).toHaveBeenCalledTimes(1));
  expect(listen().callback).toHaveBeenCalledTimes(1);
});

it('a change that is on its way while a listener is added reaches it', async () => {
  changes.listenForChanges();
  changes.announceChange();
  const late = listen();
  expect(late.callback).not.toHaveBeenCalled();
  await vi.waitFor(() => expect(late.callback).toHaveBeenCalledTimes(1));
});
