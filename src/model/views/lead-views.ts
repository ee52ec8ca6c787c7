import type { CrmMapping, CrmPush, DryRun, FieldChange, MappingFault } from '../schemas/crm/crm.ts';
import type { CrmBulkPush } from '../schemas/crm/crm-bulk-push.ts';
import type { Hub, PickedHub } from '../schemas/crm/hub.ts';
import type { Lead } from '../schemas/people/lead.ts';
import type { KeptSignal, SignalWatch } from '../schemas/people/signal.ts';
import type { Failure } from '../schemas/purchases/failure.ts';

/**
 * As what leads are written: tables for people and for the importers of CRMs, Leadlight's own form, address cards of
 * 3.0 and 4.0.
 */
export const LEAD_FORMATS = ['plain', 'salesforce', 'hubspot', 'pipedrive', 'json', 'vcard', 'vcard4'] as const;
export type LeadFormat = (typeof LEAD_FORMATS)[number];

/**
 * `optedOut`: people left out because they do not want to be contacted. `doNotCall`: numbers left out of those that are
 * written.
 */
export type LeadCounts = { readonly written: number; readonly optedOut: number; readonly doNotCall: number };

/** `isThere`: one of that name was there, and was left as it is. */
export type StoredFile = { readonly path: string; readonly link: string | null; readonly isThere: boolean };

/** `stored`: where the file was stored; null where the page has it. */
export type Exported = LeadCounts & { readonly stored: StoredFile | null };

/** A saved person as a row of the table shows them. */
export type LeadRow = Pick<Lead, 'id' | 'name' | 'company' | 'headline' | 'tags' | 'savedAt'> & {
  readonly emails: number;
  readonly phones: number;
  readonly isOptedOut: boolean;
  readonly isInCrm: boolean;
};

/** `next`: what to ask for after it, null at the end. */
export type LeadRows = { readonly rows: readonly LeadRow[]; readonly next: LeadCursor | null };
/** The newest come first: the last row that was given. */
export type LeadCursor = { readonly savedAt: number; readonly id: string };

/** A connection, or an element of the catalogue, to pick from. */
export type Pickable = {
  readonly id: string;
  readonly name: string;
  readonly element: string;
  readonly isUsable: boolean;
};

/** What is picked of Cloud Elements; no token. */
export type HubsView = Readonly<Record<Hub, PickedHub | null>>;

/**
 * What a push did, or why it was not made. `done`: `left` are ticked fields that held something else by then. `choose`:
 * nothing was written. `unclear`: it may have been written, which the next push of this person finds out first.
 */
export type PushView =
  | {
      readonly kind: 'done';
      readonly push: CrmPush;
      readonly link: string | null;
      readonly left: readonly FieldChange[];
    }
  | { readonly kind: 'choose'; readonly run: Extract<DryRun, { kind: 'several' }> }
  | { readonly kind: 'left-out'; readonly why: 'opted-out' | 'no-data' }
  | { readonly kind: 'unclear'; readonly push: CrmPush; readonly failure: Failure };

/**
 * The pushes of a person into the picked CRM (`instanceId`, '' where none is), newest first. `isUnderWay`: one is being
 * made, or looked after, right now. `inCrm`: where the person is, as far as is known.
 */
export type PushesView = {
  readonly instanceId: string;
  readonly pushes: readonly CrmPush[];
  readonly isUnderWay: boolean;
} & Pick<Lead, 'inCrm'>;

/** What a mapping would write of a person. `of`: the name of the saved person; null where an invented one stands in. */
export type MappingPreview = {
  readonly of: string | null;
  readonly mapping: CrmMapping | null;
  readonly body: unknown;
  readonly faults: readonly MappingFault[];
};

/** `choices`: people whom several contacts could be, and who have not been sent since (at most 200). */
export type CrmBulkPushView = {
  readonly bulkPush: CrmBulkPush;
  readonly failures: readonly { readonly leadId: string; readonly name: string; readonly failure: Failure }[];
  readonly choices: readonly Pick<Lead, 'id' | 'name'>[];
};

export type SignalsView = {
  readonly watch: SignalWatch | null;
  readonly signals: readonly ShownSignal[];
  readonly next: SignalCursor | null;
};
/** The newest come first: the last signal that was given. Many can be of one moment. */
export type SignalCursor = Pick<KeptSignal, 'at' | 'id'>;
/** With the name of the person that it is about, or may be about, and the address of their page on LinkedIn. */
export type ShownSignal = KeptSignal & { readonly name: string | null; readonly profile: string | null };
