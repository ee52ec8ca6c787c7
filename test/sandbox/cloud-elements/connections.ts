// What can be connected, and what is connected from the start.

export interface Element {
  readonly id: number;
  readonly key: string;
  readonly name: string;
  readonly hub: string;
}

const element = (id: number, key: string, name: string, hub: string): Element => ({ id, key, name, hub });

export const ELEMENTS: readonly Element[] = [
  element(23, 'sfdc', 'Salesforce Sales Cloud', 'crm'),
  element(168, 'hubspotcrm', 'HubSpot CRM', 'crm'),
  element(169, 'pipedrive', 'Pipedrive', 'crm'),
  element(170, 'closeio', 'Close', 'crm'),
  element(171, 'zohocrm', 'Zoho CRM', 'crm'),
  element(172, 'dynamicscrmadfs', 'Microsoft Dynamics CRM', 'crm'),
  element(12, 'dropbox', 'Dropbox', 'documents'),
  element(14, 'box', 'Box', 'documents'),
  element(15, 'googledrive', 'Google Drive', 'documents'),
  element(30, 'quickbooks', 'QuickBooks Online', 'finance'),
];

export interface Instance {
  readonly id: number;
  readonly name: string;
  /** Key of its element. */
  readonly element: string;
  readonly token: string;
  readonly isDisabled: boolean;
  /** The list does not tell its token. */
  readonly isMasked: boolean;
}

const instance = (id: number, name: string, key: string, more: Partial<Instance> = {}): Instance => ({
  ...{ id, name, element: key, token: `${key}-element-token-${id}=`, isDisabled: false, isMasked: false },
  ...more,
});

export const SALESFORCE = instance(520_101, 'Salesforce of Sales', 'sfdc');
export const HUBSPOT = instance(520_102, 'HubSpot of Marketing', 'hubspotcrm');
export const DROPBOX = instance(520_103, 'Team Dropbox', 'dropbox');
export const DISABLED = instance(520_104, 'Old Salesforce', 'sfdc', { isDisabled: true });
export const MASKED = instance(520_105, 'Shared Pipedrive', 'pipedrive', { isMasked: true });

export const INSTANCES: readonly Instance[] = [SALESFORCE, HUBSPOT, DROPBOX, DISABLED, MASKED];
