import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MessageName } from '../../../src/messages/names.ts';
import { MESSAGES } from '../../../src/messages/table/table.ts';

const sendMessage = vi.fn();
let send: typeof import('../../../src/messages/send.ts').send;

beforeEach(async () => {
  vi.resetModules();
  sendMessage.mockReset();
  vi.stubGlobal('chrome', { runtime: { sendMessage } });
  ({ send } = await import('../../../src/messages/send.ts'));
});
afterEach(() => vi.unstubAllGlobals());

const INTERNAL = { ok: false, failure: { kind: 'internal' } };
const rows = Object.entries(MESSAGES).map(
  ([name, { isRepeatable }]) => [name as MessageName, isRepeatable ? 2 : 1] as const,
);

describe('a message that gets no answer', () => {
  it.each(rows)('"%s" is sent %i times in all', async (name, times) => {
    sendMessage.mockResolvedValueOnce(undefined).mockRejectedValue(new Error('The port closed.'));
    // Which request it carries makes no difference here.
    expect(await send(name, null as never)).toEqual(INTERNAL);
    expect(sendMessage).toHaveBeenCalledTimes(times);
  });
});

it('a failure is an answer: nothing is repeated', async () => {
  sendMessage.mockResolvedValue(INTERNAL);
  expect(await send('view-settings', null)).toEqual(INTERNAL);
  expect(sendMessage).toHaveBeenCalledTimes(1);
});
