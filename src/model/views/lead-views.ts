import type { CrmMapping, CrmPush, DryRun, FieldChange, MappingFault } from '../schemas/crm/crm.ts';
import type { CrmBulkPush } from '../schemas/crm/crm-bulk-push.ts';
import type { Hub, PickedHub } from '../schemas/crm/hub.ts';
import type { Lead } from '../schemas/people/lead.ts';
import type { KeptSignal, SignalWatch } from '../schemas/people/signal.ts';
import type { Failure } from '../schemas/purchases/failure.ts';

export const LEAD_FORMATS = ['plain', 'salesforce', 'hubspot', 'pipedrive', 'json', 'vcard', 'vcard4'] as const;
export type LeadFormat = (typeof LEAD_FORMATS)[number];

export type LeadCounts = { readonly written: number; readonly optedOut: number; readonly doNotCall: number };

export type StoredFile = { readonly path: string; readonly link: string | null; readonly isThere: boolean };

export type Exported = LeadCounts & { readonly stored: StoredFile | null };

export type LeadRow = Pick<Lead, 'id' | 'name' | 'company' | 'headline' | 'tags' | 'savedAt'> & {
  readonly emails: number;
  readonly phones: number;
  readonly isOptedOut: boolean;
  readonly isInCrm: boolean;
};

/** `changed-elsewhere`: not saved, with what another window has saved meanwhile. */
export type NotesOutcome = { readonly kind: 'saved' } | { readonly kind: 'changed-elsewhere'; readonly notes: string };

export type LeadRows = { readonly rows: readonly LeadRow[]; readonly next: LeadCursor | null };
export type LeadCursor = { readonly savedAt: number; readonly id: string };

export type Pickable = {
  readonly id: string;
  readonly name: string;
  readonly element: string;
  readonly isUsable: boolean;
};

export type HubsView = Readonly<Record<Hub, PickedHub | null>>;

/** `left`: ticked fields that held something else by then. `unclear`: maybe written; the next push finds out first. */
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

export type PushesView = {
  readonly instanceId: string;
  readonly pushes: readonly CrmPush[];
  readonly isUnderWay: boolean;
} & Pick<Lead, 'inCrm'>;

export type MappingPreview = {
  readonly of: string | null;
  readonly mapping: CrmMapping | null;
  readonly body: unknown;
  readonly faults: readonly MappingFault[];
};

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
export type SignalCursor = Pick<KeptSignal, 'at' | 'id'>;
export type ShownSignal = KeptSignal & { readonly name: string | null; readonly profile: string | null };
