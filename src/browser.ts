import type { Browser, Runtime } from 'webextension-polyfill';

/**
 * The one door to the extension API. Chromium and Firefox (128, MV3) both have `chrome` with promises. Not `browser`:
 * Chromium lacks it, and in a content script an element with that id would take its place. Only types come from the
 * polyfill, since Chromium's own describe callbacks too.
 */
export const browser = globalThis.chrome as unknown as Browser;

/** As the browser says. The polyfill's type lacks `origin`, which Firefox has from 126. */
export type Sender = Runtime.MessageSender & { readonly origin?: string };

/**
 * Replies with the listener's promise; undefined leaves a message to others. Chromium does not accept a promise, so its
 * value is sent. A rejection replies undefined, so that the sender does not wait forever.
 */
export function answerMessages(listener: (message: unknown, sender: Sender) => Promise<unknown> | undefined): void {
  const hear = (message: unknown, sender: Sender, send: (answer: unknown) => void) => {
    const answer = listener(message, sender);
    answer?.then(send, () => send(undefined));
    return answer !== undefined;
  };
  // In both browsers false leaves the message to others; the polyfill's type knows only `true`.
  browser.runtime.onMessage.addListener(hear as Runtime.OnMessageListenerCallback);
}
