import { formatList, formatNumber, t } from '../../i18n.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import { KASPR_BASES, KASPR_SPARE_BASE } from '../../model/service-addresses.ts';
import type { ConnectionView } from '../../model/views/views.ts';
import { failureText } from '../../ui/purchase/failure-text.ts';
import { poolsText } from '../../ui/purchase/pools-text.ts';
import { entitlementsText } from './entitlements-text.ts';

export function verifiedText(view: ConnectionView): string {
  const { service, user, entitlements } = view;
  if (service === 'cognism2016') return t('works2016');
  if (service === 'cloudElements') return t('worksSecrets');
  if (service === 'cognism') return `${t('works')} ${entitlementsText(entitlements)}`;
  if (service === 'kissmetrics') return [t('worksToken'), user && t('seesAccounts', user)].filter(Boolean).join(' ');
  const generation = t(view.foundGeneration === 2 ? 'worksGeneration2' : 'worksGeneration1');
  const place = view.base === KASPR_SPARE_BASE && t('worksAtSpare', ...[KASPR_SPARE_BASE, KASPR_BASES[1]].map(hostOf));
  const owner = user === null ? t('works') : t('verifiedAs', user);
  return [owner, generation, place, leftText(view)].filter(Boolean).join(' ');
}

const hostOf = (base: string) => new URL(base).hostname;

function leftText({ credits, pools }: ConnectionView): string {
  if (pools) return `${poolsText(pools)}.`;
  return credits === null ? '' : t('verifiedCredits', formatNumber(credits));
}

export function savedText(view: ConnectionView): string {
  const saved = view.keyTail ? t('keySaved', view.keyTail) : t('keySavedShort');
  return [saved, alsoText(view), view.isVerified ? foundText(view) : t('notVerifiedYet')].filter(Boolean).join(' ');
}

function alsoText({ service, hasSecretKey, hasElementToken }: ConnectionView): string {
  if (service !== 'cloudElements') return '';
  const parts = [hasSecretKey && t('organizationSecret'), hasElementToken && t('elementToken')];
  const words = parts.filter((part) => part !== false);
  return words.length > 0 ? t('alsoSaved', formatList(words)) : '';
}

/** Null if the service says nothing. */
function foundText({ service, user, entitlements }: ConnectionView): string | null {
  if (service === 'cognism') return entitlementsText(entitlements);
  return user && t(service === 'kissmetrics' ? 'seesAccounts' : 'belongsTo', user);
}

/** Without the advice to open the options. */
export function failureHere(failure: Failure): string {
  const { sentence, step } = failureText(failure);
  switch (failure.kind) {
    case 'no-permission':
      return `${sentence} ${t('stepPermissionHere')}`;
    case 'refused':
      return `${t('failRefused', t(failure.service), failure.status)} ${t('stepRefusedHere')}`;
    case 'not-offered':
      return t('failNotOfferedHere', t(failure.service));
    case 'bad-key': {
      const also = failure.service === 'cognism' ? `${t('badKeyOrAccount')} ` : '';
      return `${t('failBadKey', t(failure.service))} ${also}${t('stepBadKeyHere')}`;
    }
    case 'service-down':
    case 'timeout':
    case 'unreadable-reply':
      return `${sentence} ${t('stepVerifyAgain')}`;
    default:
      return `${sentence} ${step}`;
  }
}
