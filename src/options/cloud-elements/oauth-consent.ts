import { browser } from '../../browser.ts';

/** What came of the window in which the user allows a connection. */
export type OAuthConsent =
  | { readonly kind: 'allowed'; readonly landed: string }
  /** `closed`: the window was closed; `unreachable`: its page could not be loaded; `foreign`: the answer is to another question. */
  | { readonly kind: 'refused' | 'closed' | 'unreachable' | 'foreign' };

/** The address to register with the OAuth app: the browser catches it, and nothing is ever loaded from there. */
export const callbackAddress = (): string => browser.identity.getRedirectURL();

/** Opens the window, and waits until it has led back or is closed. */
export async function askConsent(address: string, state: string): Promise<OAuthConsent> {
  try {
    const landed = await browser.identity.launchWebAuthFlow({ url: address, interactive: true });
    return consentOf(landed, state);
  } catch (error) {
    // Both browsers say in their own words only whether the page could be loaded.
    const isUnreachable = error instanceof Error && /\bload/i.test(error.message);
    return { kind: isUnreachable ? 'unreachable' : 'closed' };
  }
}

/** Reads the address that the window was led back to. @param state what was sent along, so that answers are told apart */
export function consentOf(landed: string | undefined, state: string): OAuthConsent {
  const back = URL.parse(landed ?? '')?.searchParams;
  if (!landed || !back) return { kind: 'closed' };
  if (back.get('state') !== state) return { kind: 'foreign' };
  return back.get('code') ? { kind: 'allowed', landed } : { kind: 'refused' };
}
