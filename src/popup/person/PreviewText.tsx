import { t } from '../../i18n.ts';
import { compareNames } from '../../model/identity/compare-names.ts';
import type { Preview } from '../../model/schemas/people/preview.ts';

/** Says whom it is about if matched only by name. */
export function PreviewText({ preview }: { preview: Preview }) {
  const { redeemId, matchedBy, isOptedOut, name, title, company, hasEmail, hasMobile, hasDirect, askedName } = preview;
  if (redeemId === null) return <p class="hint">{t(matchedBy === 'name' ? 'previewNobodyByName' : 'previewNobody')}</p>;
  if (isOptedOut) {
    return (
      <p>
        <strong>{t('failOptedOut', t('cognism'))}</strong> {t('stepOptedOut')}
      </p>
    );
  }
  const isOtherName = name !== null && askedName != null && compareNames(name, askedName) === 'different';
  const has = [hasEmail && t('hasEmail'), hasMobile && t('hasMobile'), hasDirect && t('hasDirect')].filter(Boolean);
  return (
    <>
      {matchedBy === 'name' && (
        <p>
          {t(isOtherName ? 'previewOtherName' : 'previewByName')}{' '}
          <bdi>{[name, title, company].filter(Boolean).join(' · ')}</bdi>
        </p>
      )}
      <p>{has.length > 0 ? t('cognismHas', has.join(', ')) : t('cognismHasNothing')}</p>
    </>
  );
}
