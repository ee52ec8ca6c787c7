import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Sender } from '../../../src/browser.ts';

/** What a browser does with a message: it calls the listener with a way to answer, and keeps that open where true comes back. */
type Hear = (message: unknown, sender: Sender, send: (answer: unknown) => void) => boolean;

let hear: Hear;
let answerMessages: typeof import('../../../src/browser.ts').answerMessages;

beforeEach(async () => {
  vi.resetModules();
  const addListener = (listener: Hear) => {
    hear = listener;
  };
  vi.stubGlobal('chrome', { runtime: { onMessage: { addListener } } });
  ({ answerMessages } = await import('../../../src/browser.ts'));
});
afterEach(() => vi.unstubAllGlobals());

/** What a sender gets, and whether the browser was told to wait for it. */
async function ask(listener: Parameters<typeof answerMessages>[0]): Promise<unknown[]> {
  answerMessages(listener);
  const answers: unknown[] = [];
  const isOpen = hear({ name: 'read' }, { id: 'x' }, (answer) => answers.push(answer));
  expect(answers).toEqual([]);
  await new Promise((done) => setTimeout(done, 5));
  return [isOpen, ...answers];
}

describe('a message', () => {
  it('is answered with what the promise brings', async () => {
    expect(await ask(async (message, sender) => [message, sender.id])).toEqual([true, [{ name: 'read' }, 'x']]);
  });

  it('that is not for this listener is left to others', async () => {
    expect(await ask(() => undefined)).toEqual([false]);
  });

  it('whose answer fails leaves nobody waiting', async () => {
    expect(await ask(() => Promise.reject(new Error('secret')))).toEqual([true, undefined]);
  });
});
