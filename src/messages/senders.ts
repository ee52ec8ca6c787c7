import type { Sender } from '../browser.ts';
import { isLinkedIn } from '../linkedin/urls/host.ts';

/** Own pages may send every message, content scripts the few that the table allows them, and all others none. */
export type Tier = 'own-page' | 'content';

/** The extension itself: its id, and the origin of its pages. */
export type OwnExtension = { readonly id: string; readonly origin: string };

/** The tier of a sender; null for one that gets no answer. The browser says all of it, the message none of it. */
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
