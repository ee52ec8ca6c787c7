import type { Browser, Runtime } from 'webextension-polyfill';

/**
 * The one door to the extension API. The background and the pages begin with `browser/polyfill.ts`; content scripts
 * have `chrome`, with promises in both browsers. Not `browser`: older Chromium lacks it, and in a content script an
 * element with that id would take its place.
 */
export let browser = globalThis.chrome as unknown as Browser;

export function setBrowser(polyfilled: Browser): void {
  browser = polyfilled;
}

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
