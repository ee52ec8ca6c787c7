import type { CrmMapping, DryRun, FieldChange } from '../model/schemas/crm/crm.ts';
import type { Hub, PickedHub } from '../model/schemas/crm/hub.ts';
import type { CompanyFacts } from '../model/schemas/people/company.ts';
import type { Employment } from '../model/schemas/people/employment.ts';
import type { Identity, Lead, Subject } from '../model/schemas/people/lead.ts';
import type { Article } from '../model/schemas/people/news.ts';
import type { Preview } from '../model/schemas/people/preview.ts';
import type { Watch } from '../model/schemas/people/product-check.ts';
import type { Signal, SignalWatch, Subscription, SubscriptionDraft } from '../model/schemas/people/signal.ts';
import type { Connection } from '../model/schemas/purchases/account.ts';
import type { Failure } from '../model/schemas/purchases/failure.ts';
import type { LedgerEntry, LedgerFilter, LedgerPage, LedgerSums } from '../model/schemas/purchases/ledger-views.ts';
import type { Service } from '../model/schemas/purchases/service.ts';
import type { Settings, SettingsChoices } from '../model/schemas/purchases/settings.ts';
import type { BadgeView } from '../model/views/badge.ts';
import type {
  CrmBulkPushView,
  Exported,
  HubsView,
  LeadCursor,
  LeadFormat,
  LeadRows,
  MappingPreview,
  Pickable,
  PushesView,
  PushView,
  SignalCursor,
  SignalsView,
} from '../model/views/lead-views.ts';
import type {
  ConnectionView,
  DomainView,
  NamedChoice,
  PageView,
  PersonView,
  PriceView,
  ProductView,
  RunView,
} from '../model/views/views.ts';

/** The entry of the ledger that the user agreed to pay over with a click, or null: see purchasing/ledger/find-reusable.ts. */
type ReplacesEntry = { replacesId: number | null };

/**
 * What the extension's own pages and content scripts ask the background, and what comes back. Those named `buy-…` can spend;
 * nothing else can (`resume-run` goes on with what was agreed to). Types only, so that senders carry no schema: protocol.ts holds those, and says what a content script may ask.
 */
export type Messages = {
  /** `row`: the row of a list whose person is wanted; null for what the page itself is about. */
  'read-page': { ask: { tabId: number; row: RowReference | null }; reply: PageView };
  /** The skeleton of a page for a bug report, without any text or identifier. */
  'read-skeleton': { ask: { tabId: number }; reply: string };
  'view-person': { ask: { person: Subject }; reply: PersonView };
  'view-domain': { ask: { domain: string; person: Subject | null; limit: number }; reply: DomainView };
  'buy-contact': { ask: { person: Subject; phoneRequired: boolean } & ReplacesEntry; reply: null };
  /** Asks Cognism for nothing what it has on a person; what it said before is not asked again. `byName`: where it does not know the profile. */
  'ask-preview': { ask: { person: Subject; byName: boolean }; reply: Preview };
  /** Reveals a person whose preview the user has seen. */
  'buy-reveal': { ask: { person: Subject } & ReplacesEntry; reply: null };
  'buy-patterns': { ask: { domain: string } & ReplacesEntry; reply: null };
  'buy-employees': { ask: { domain: string; limit: number } & ReplacesEntry; reply: null };
  'view-connection': { ask: { service: Service }; reply: ConnectionView };
  /** A null key keeps the saved one; an empty base is the service's own. */
  'save-connection': {
    ask: Pick<Connection, 'service' | 'base' | 'keyForm' | 'generation'> & {
      key: string | null;
      secretKey: string | null;
      /** Of Cloud Elements only. */
      elementToken?: string | null | undefined;
    };
    reply: ConnectionView;
  };
  'remove-connection': { ask: { service: Service }; reply: ConnectionView };
  /** What is chosen of KISSmetrics, and how far its reading is; null while nothing is chosen. */
  'view-product': { ask: null; reply: ProductView | null };
  /** To choose from: accounts, the products of one, and the People Search reports of one of those. */
  'read-accounts': { ask: null; reply: readonly NamedChoice[] };
  'read-products': { ask: { accountId: string }; reply: readonly NamedChoice[] };
  'read-reports': { ask: { productId: string }; reply: readonly NamedChoice[] };
  /** Null: no product is looked at any more, and what was read of it is removed. */
  'save-product': { ask: { watch: Watch | null }; reply: ProductView | null };
  /** Reads the report anew, now. */
  'refresh-product': { ask: null; reply: null };
  /** Asks Cognism for nothing which company has a domain, and then for what it knows of it: that may cost. */
  'buy-account': { ask: { domain: string } & ReplacesEntry; reply: null };
  /** Cognism's API of 2016, for nothing: companies of a name, people of a name, articles about a company. */
  'ask-companies': { ask: { name: string }; reply: readonly CompanyFacts[] };
  'ask-employment': { ask: { name: string; company: string | null }; reply: readonly Employment[] };
  'ask-news': { ask: { company: string }; reply: readonly Article[] };
  'view-settings': { ask: null; reply: Settings };
  /** Choices that are not named stay as they are. */
  'save-settings': { ask: SettingsChoices; reply: Settings };
  /** Asks a service for nothing how the account stands; that no credits are left counts no more unless it says so again. */
  'check-account': { ask: { service: Service }; reply: null };
  /** What a look-up of many would cost, person by person. */
  'view-prices': { ask: { people: readonly Subject[]; phoneRequired: boolean }; reply: PriceView };
  /** Begins a bulk run; null where nobody is in it. */
  'buy-run': {
    ask: { people: readonly Subject[]; phoneRequired: boolean; stopAfter: number | null };
    reply: { id: number } | null;
  };
  'view-runs': { ask: null; reply: readonly RunView[] };
  'pause-run': { ask: { id: number }; reply: null };
  'resume-run': { ask: { id: number }; reply: null };
  'cancel-run': { ask: { id: number }; reply: null };
  /** `before`: the `next` of the page before it; null for the newest. */
  'view-ledger': { ask: { filter: LedgerFilter; before: number | null }; reply: LedgerPage };
  'view-ledger-sums': { ask: null; reply: LedgerSums };
  /** The ledger in order, in pieces, for a file. `after`: the last number of the piece before; 0 to begin. */
  'read-ledger': { ask: { after: number }; reply: readonly LedgerEntry[] };
  /** The user's word on an open question. */
  'count-as-charged': { ask: { id: number }; reply: null };
  /** Remembers an exported ledger by the hash of its last entry, so that the file can be recognised. */
  'keep-seal': { ask: { head: string; entries: number }; reply: null };
  'view-seal': { ask: { head: string }; reply: { entries: number; at: number } | null };
  /** The saved people, newest first, in pieces: what a row of the table shows of each. */
  'read-lead-rows': { ask: { after: LeadCursor | null; most: number }; reply: LeadRows };
  /** All that is stored of people, for a file: in pieces of the given ids. */
  'read-leads': { ask: { ids: readonly string[] }; reply: readonly Lead[] };
  'save-lead': { ask: Pick<Lead, 'id' | 'tags' | 'notes'>; reply: null };
  /** Removes all that is stored of people but their purchases, which keep no name. */
  'forget-leads': { ask: { ids: readonly string[] }; reply: null };
  /** Cloud Elements: what can be connected, and what is. */
  'read-elements': { ask: { hub: Hub }; reply: readonly Pickable[] };
  'read-instances': { ask: { hub: Hub }; reply: readonly Pickable[] };
  /** The address where the user lets a new connection in; then the connection, by the address that this led back to. */
  'ask-consent': { ask: OAuthApp; reply: { address: string; state: string } };
  'save-instance': { ask: OAuthApp & { hub: Hub; name: string; landed: string; state: string }; reply: HubsView };
  'view-hubs': { ask: null; reply: HubsView };
  /** Mappings to begin with, one for each CRM that Leadlight knows; `generic` is for all others. */
  'view-presets': { ask: null; reply: readonly CrmMapping[] };
  /** Picks a connection by its id; null: none is used any more. */
  'pick-hub': { ask: { hub: Hub; instanceId: string | null }; reply: HubsView };
  'save-hub': { ask: Pick<PickedHub, 'hub' | 'mapping' | 'folder' | 'site'>; reply: HubsView };
  /** What a mapping, as it is being edited, would write of a saved person; null: of an invented one. */
  'preview-mapping': { ask: { mapping: unknown; leadId: string | null }; reply: MappingPreview };
  /** What a push would do. Asks the CRM, writes nothing. */
  'ask-crm': { ask: { leadId: string }; reply: DryRun };
  /** `instanceId`: the CRM that the user saw a dry run of. */
  'send-to-crm': {
    ask: { leadId: string; instanceId: string; ticked: readonly FieldChange[]; choice: { id: string } | 'new' | null };
    reply: PushView;
  };
  'view-pushes': { ask: { leadId: string }; reply: PushesView };
  /** Takes a push back; replies with the fields that somebody has changed since. */
  'undo-push': { ask: { id: number }; reply: { isUndone: boolean; left: readonly string[] } };
  /** The user says that the CRM has nothing of a push whose end could not be found out. */
  'give-push-up': { ask: { id: number }; reply: null };
  /** Begins a bulk push; null where nobody is in it. */
  'begin-bulk-push': { ask: { ids: readonly string[] }; reply: { id: number } | null };
  'view-bulk-pushes': { ask: null; reply: readonly CrmBulkPushView[] };
  'pause-bulk-push': { ask: { id: number }; reply: null };
  'resume-bulk-push': { ask: { id: number }; reply: null };
  'cancel-bulk-push': { ask: { id: number }; reply: null };
  /** Folders and files of the picked storage. */
  'read-folder': { ask: { path: string }; reply: readonly { path: string; name: string; isFolder: boolean }[] };
  /**
   * Writes people into a file, and hands it to the page on a channel of that name (BroadcastChannel), as messages carry no files; or
   * stores it in the picked storage. On the channel the page is also told how many are done, and can say `cancel`.
   */
  'export-leads': {
    ask: { format: LeadFormat; ids: readonly string[]; channel: string; storeAs: string | null };
    reply: Exported;
  };
  /** `before`: the `next` of the page before it; null for the newest. */
  'view-signals': { ask: { before: SignalCursor | null; leadId: string | null }; reply: SignalsView };
  'save-signals': { ask: Pick<SignalWatch, 'isOn' | 'isLive' | 'isAudited'>; reply: null };
  /** The user's word on whom a signal is about; null: nobody who is saved. */
  'match-signal': { ask: { id: string; leadId: string | null }; reply: null };
  'read-subscriptions': { ask: null; reply: readonly Subscription[] };
  'save-subscription': { ask: { draft: SubscriptionDraft }; reply: null };
  'remove-subscription': { ask: { id: string }; reply: null };
  'read-dead-letters': { ask: null; reply: { signals: readonly Signal[]; unreadable: number } };
  /** From content scripts: has the script for badges put into the page; false while badges are off. */
  'start-badges': { ask: null; reply: boolean };
  /** From content scripts: badges in the order of the people, of at most `MAX_ALIASES` aliases; null while badges are off. */
  'view-badges': { ask: { people: readonly Identity[] }; reply: readonly BadgeView[] | null };
  /** From content scripts: shows the popup on a row of the tab that asks. Spends nothing. */
  'open-person': { ask: RowReference; reply: null };
};

/** The user's own app at the service behind an element, by which a connection is let in. */
export type OAuthApp = {
  readonly element: string;
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly callback: string;
};

/** Which row of a list is meant. The name tells rows apart that have no identity at all (Recruiter's). */
export type RowReference = { readonly identity: Identity; readonly name: string };

export type MessageName = keyof Messages;
export type Ask<N extends MessageName> = Messages[N]['ask'];
export type Reply<N extends MessageName> = Messages[N]['reply'];

/** How every message is answered: a value, or a failure of the closed set. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; failure: Failure };

/**
 * What the background says to the content script of a tab. `read` is answered with a PageReading, `skeleton` with a text;
 * `badges` says that what badges show, or whether there are any, may have changed, and is not answered.
 */
export type PageQuestion = { readonly name: 'read' | 'skeleton' | 'badges' };
