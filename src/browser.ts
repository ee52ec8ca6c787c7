import type { Browser, Runtime } from 'webextension-polyfill';

/**
 * The one door to the extension API. Chromium and Firefox (from 128, in MV3) both give `chrome` with promises. Not `browser`, which
 * Chromium has not, and which an element with that id would be in a content script there. Only types come from the polyfill:
 * Chromium's own describe callbacks too.
 */
export const browser = globalThis.chrome as unknown as Browser;

/** Who sent a message, as the browser says. The polyfill's type does not know `origin`, which Firefox has from 126 on. */
export type Sender = Runtime.MessageSender & { readonly origin?: string };

/**
 * Answers messages with what the listener's promise brings; undefined leaves them to others. Chromium does not take a promise for an
 * answer, so it is sent. A promise that fails answers with nothing, so that whoever asks does not wait for ever.
 */
export function answerMessages(listener: (message: unknown, sender: Sender) => Promise<unknown> | undefined): void {
  const hear = (message: unknown, sender: Sender, send: (answer: unknown) => void) => {
    const answer = listener(message, sender);
    answer?.then(send, () => send(undefined));
    return answer !== undefined;
  };
  // The polyfill's type wants `true` or nothing; that false leaves the message to others is how both browsers have it.
  browser.runtime.onMessage.addListener(hear as Runtime.OnMessageListenerCallback);
}
