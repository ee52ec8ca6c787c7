import type { Sender } from '../browser.ts';
import { isLinkedIn } from '../linkedin/urls/host.ts';

export type Tier = 'own-page' | 'content';

export type OwnExtension = { readonly id: string; readonly origin: string };

/** Null: gets no reply. Trusts only what the browser says about the sender, never the message. */
export function tierOf(sender: Sender, own: OwnExtension): Tier | null {
  if (sender.id !== own.id) return null;
  // Pages can't forge it, as they can `url`.
  if (sender.origin === own.origin) return 'own-page';
  return isLinkedIn(sender.origin) && sender.tab?.id !== undefined && sender.frameId === 0 ? 'content' : null;
}
