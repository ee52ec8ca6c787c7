import { browser } from '../../browser.ts';

export type OAuthConsent =
  | { readonly kind: 'allowed'; readonly landed: string }
  /** `unreachable`: the page did not load; `foreign`: the answer is to another question. */
  | { readonly kind: 'refused' | 'closed' | 'unreachable' | 'foreign' };

/** Register this with the OAuth app. The browser intercepts it; nothing is ever loaded from it. */
export const callbackAddress = (): string => browser.identity.getRedirectURL();

/** Waits until the window has led back or is closed. */
export async function askConsent(address: string, state: string): Promise<OAuthConsent> {
  try {
    const landed = await browser.identity.launchWebAuthFlow({ url: address, interactive: true });
    return consentOf(landed, state);
  } catch (error) {
    // All that either browser's message tells is whether the page loaded.
    const isUnreachable = error instanceof Error && /\bload/i.test(error.message);
    return { kind: isUnreachable ? 'unreachable' : 'closed' };
  }
}

/** @param state what was sent along, to recognise the answer */
export function consentOf(landed: string | undefined, state: string): OAuthConsent {
  const back = URL.parse(landed ?? '')?.searchParams;
  if (!landed || !back) return { kind: 'closed' };
  if (back.get('state') !== state) return { kind: 'foreign' };
  return back.get('code') ? { kind: 'allowed', landed } : { kind: 'refused' };
}
