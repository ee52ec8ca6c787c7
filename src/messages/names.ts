import type { Failure } from '../model/failure.ts';
import type { Subject } from '../model/lead.ts';
import type { ConnectionView, DomainView, PageView, PersonView } from '../model/views.ts';

/** The entry of the ledger that the user agreed to pay over with a click, or null: see enrichment/decide.ts. */
type Consent = { over: number | null };

/**
 * What the extension's own pages ask the background, and what comes back. Those named `buy-…` can spend; nothing else can.
 * Types only, so that senders carry no schema: protocol.ts holds those.
 */
export type Messages = {
  'read-page': { ask: { tabId: number }; reply: PageView };
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
};

export type Name = keyof Messages;
export type Ask<N extends Name> = Messages[N]['ask'];
export type Reply<N extends Name> = Messages[N]['reply'];

/** How every message is answered: a value, or a failure of the closed set. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; failure: Failure };

/** What the background asks the content script of a tab; there is no message in the other direction. */
export type PageQuestion = { name: 'read' };
