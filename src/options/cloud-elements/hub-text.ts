import { t } from '../../i18n.ts';
import { isPasted } from '../../model/pasted.ts';
import type { PickedHub } from '../../model/schemas/crm/hub.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import { failureHere } from '../connections/verified-text.ts';

/** As the background names a pasted token. */
export const HUB_NAMES = {
  crm: {
    heading: 'hubCrm',
    none: 'hubNoCrm',
    choose: 'chooseCrm',
    other: 'chooseOtherCrm',
    field: 'crmConnection',
    ends: 'removeCrmEnds',
  },
  documents: {
    heading: 'hubStorage',
    none: 'hubNoStorage',
    choose: 'chooseStorage',
    other: 'chooseOtherStorage',
    field: 'storageConnection',
    ends: 'removeStorageEnds',
  },
} as const;

/** Product names of elements with a preset, and of common storages. */
const ELEMENT_NAMES = new Map([
  ['sfdc', 'elementSalesforce'],
  ['hubspotcrm', 'elementHubspot'],
  ['pipedrive', 'elementPipedrive'],
  ['closeio', 'elementClose'],
  ['zohocrm', 'elementZoho'],
  ['dynamicscrmadfs', 'elementDynamics'],
  ['generic', 'elementGeneric'],
  ['dropbox', 'elementDropbox'],
  ['box', 'elementBox'],
  ['googledrive', 'elementGoogleDrive'],
  ['onedrivev2', 'elementOneDrive'],
  ['sharepoint', 'elementSharePoint'],
] as const);

/** @param element `element.key`, as `sfdc`; returned as it is if unknown */
export function elementName(element: string): string {
  const key = [...ELEMENT_NAMES].find(([known]) => known === element)?.[1];
  return key ? t(key) : element;
}

/** "Salesforce of Sales (Salesforce)" */
export function pickedText({ instanceId, name, element }: PickedHub): string {
  if (isPasted(instanceId)) return t('pastedToken');
  return element === null ? name : t('connectionOf', name, elementName(element));
}

export function pickFailure(failure: Failure): string {
  if (failure.kind === 'no-key') return t('tokenMasked');
  if (failure.kind === 'refused' && failure.status === 404) return t('connectionGone');
  return failureHere(failure);
}

export function askFailure(failure: Failure): string {
  if (failure.kind === 'refused') return t('appRefused', failure.status);
  return failure.kind === 'no-key' ? t('platformOnly') : failureHere(failure);
}

/** The connection may have been made all the same. */
export function connectFailure(failure: Failure): string {
  switch (failure.kind) {
    case 'not-entitled':
      return t('consentRefused');
    case 'refused':
      return t('appRefused', failure.status);
    case 'no-key':
      return t('tokenMasked');
    case 'timeout':
    case 'maybe-charged':
    case 'maybe-written':
    case 'service-down':
    case 'unreadable-reply':
      return `${failureHere(failure)} ${t('maybeConnected')}`;
    default:
      return failureHere(failure);
  }
}
