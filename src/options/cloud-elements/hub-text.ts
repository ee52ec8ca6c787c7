import { t } from '../../i18n.ts';
import { isPasted } from '../../model/pasted.ts';
import type { PickedHub } from '../../model/schemas/crm/hub.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import { failureHere } from '../connections/verified-text.ts';

/** The same as the background writes for a token that was pasted. */
export const HUB_NAMES = {
  crm: {
    heading: 'hubCrm',
    none: 'hubNoCrm',
    choose: 'chooseCrm',
    other: 'chooseOtherCrm',
    field: 'crmConnection',
  },
  documents: {
    heading: 'hubStorage',
    none: 'hubNoStorage',
    choose: 'chooseStorage',
    other: 'chooseOtherStorage',
    field: 'storageConnection',
  },
} as const;

/** Elements by what their makers call them: those for which there is a preset, and the usual storages. */
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

/** What an element is called; its key where nobody here knows it. @param element `element.key`, as `sfdc` */
export function elementName(element: string): string {
  const key = [...ELEMENT_NAMES].find(([known]) => known === element)?.[1];
  return key ? t(key) : element;
}

/** "Salesforce of Sales (Salesforce)" */
export function pickedText({ instanceId, name, element }: PickedHub): string {
  if (isPasted(instanceId)) return t('pastedToken');
  return element === null ? name : t('connectionOf', name, elementName(element));
}

/** Why a connection could not be picked. */
export function pickFailure(failure: Failure): string {
  if (failure.kind === 'no-key') return t('tokenMasked');
  if (failure.kind === 'refused' && failure.status === 404) return t('connectionGone');
  return failureHere(failure);
}

/** Why the address where the user allows a connection was not told. */
export function askFailure(failure: Failure): string {
  if (failure.kind === 'refused') return t('appRefused', failure.status);
  return failure.kind === 'no-key' ? t('platformOnly') : failureHere(failure);
}

/** Why no connection was made after it was allowed: it may be there all the same. */
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
