import type { BadgeState } from '../model/badge.ts';
import type { Failure } from '../model/failure.ts';
import type { Identity, Subject } from '../model/lead.ts';
import type { Settings } from '../model/settings.ts';
import type { ConnectionView, DomainView, PageView, PersonView } from '../model/views.ts';

/** The entry of the ledger that the user agreed to pay over with a click, or null: see enrichment/decide.ts. */
type Consent = { over: number | null };

/**
 * What the extension's own pages and content scripts ask the background, and what comes back. Those named `buy-…` can spend;
 * nothing else can. Types only, so that senders carry no schema: protocol.ts holds those, and says what a content script may ask.
 */
export type Messages = {
  /** `row`: the row of a list whose person is wanted; null for what the page itself is about. */
  'read-page': { ask: { tabId: number; row: Row | null }; reply: PageView };
  /** The skeleton of a page for a bug report, without any text or identifier. */
  'read-skeleton': { ask: { tabId: number }; reply: string };
  'view-person': { ask: { person: Subject }; reply: PersonView };
  'view-domain': { ask: { domain: string; person: Subject | null; limit: number }; reply: DomainView };
  'buy-contact': { ask: { person: Subject; phoneRequired: boolean } & Consent; reply: null };
  'buy-patterns': { ask: { domain: string } & Consent; reply: null };
  'buy-employees': { ask: { domain: string; limit: number } & Consent; reply: null };
  'view-connection': { ask: { service: 'kaspr' }; reply: ConnectionView };
  'save-connection': {
    ask: { service: 'kaspr'; key: string | null; base: string; keyForm: 'auto' | 'bearer' | 'bare' };
    reply: ConnectionView;
  };
  'remove-connection': { ask: { service: 'kaspr' }; reply: ConnectionView };
  'view-settings': { ask: null; reply: Settings };
  'save-settings': { ask: Settings; reply: Settings };
  /** From content scripts: has the script for badges put into the page; false while badges are off. */
  'start-badges': { ask: null; reply: boolean };
  /** From content scripts: states in the order of the people, of at most `MOST_ALIASES` aliases; null while badges are off. */
  'view-badges': { ask: { people: readonly Identity[] }; reply: readonly BadgeState[] | null };
  /** From content scripts: shows the popup on a row of the tab that asks. Spends nothing. */
  'open-person': { ask: Row; reply: null };
};

/** Which row of a list is meant. The name tells rows apart that have no identity at all (Recruiter's). */
export type Row = { readonly identity: Identity; readonly name: string };

export type Name = keyof Messages;
export type Ask<N extends Name> = Messages[N]['ask'];
export type Reply<N extends Name> = Messages[N]['reply'];

/** How every message is answered: a value, or a failure of the closed set. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; failure: Failure };

/**
 * What the background says to the content script of a tab. `read` is answered with a PageReading, `skeleton` with a text;
 * `badges` says that what badges show, or whether there are any, may have changed, and is not answered.
 */
export type PageQuestion = { readonly name: 'read' | 'skeleton' | 'badges' };
