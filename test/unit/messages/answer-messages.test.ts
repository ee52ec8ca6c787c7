import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Sender } from '../../../src/browser.ts';

/** How a browser delivers a message: with a way to answer, which it keeps open if the listener returns true. */
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

/** Whether the browser keeps the way to answer open, and the answers that come. */
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

  it('whose answer fails does not leave the sender waiting', async () => {
    expect(await ask(() => Promise.reject(new Error('secret')))).toEqual([true, undefined]);
  });
});
