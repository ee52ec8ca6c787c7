import type { Sender } from '../browser.ts';
import { isLinkedIn } from '../linkedin/urls/host.ts';

/** Who may ask for what: own pages for everything, content scripts for little (protocol.ts), anybody else for nothing. */
export type Tier = 'own-page' | 'content';

/** The extension itself: its id, and the origin of its pages. */
export type OwnExtension = { readonly id: string; readonly origin: string };

/** Which tier a sender is of; null for one that gets no answer. Every word of it is the browser's, none the message's. */
export function tierOf(sender: Sender, own: OwnExtension): Tier | null {
  if (sender.id !== own.id) return null;
  const origin = originOf(sender);
  if (origin === own.origin) return 'own-page';
  return isLinkedIn(origin) && sender.tab?.id !== undefined && sender.frameId === 0 ? 'content' : null;
}

/** `origin` is set by the browser and can't be forged by a page; Firefox before 126 has only `url`. */
function originOf(sender: Sender): string | undefined {
  return sender.origin ?? URL.parse(sender.url ?? '')?.origin;
}
