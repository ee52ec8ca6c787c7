import { t } from '../../i18n.ts';
import type { Preview } from '../../model/schemas/people/preview.ts';

/** What a free preview says, and whom it is about where only the name tells. */
export function PreviewText({ preview }: { preview: Preview }) {
  const { redeemId, matchedBy, isOptedOut, name, title, company, hasEmail, hasMobile, hasDirect } = preview;
  if (redeemId === null) return <p class="hint">{t(matchedBy === 'name' ? 'previewNobodyByName' : 'previewNobody')}</p>;
  if (isOptedOut) {
    return (
      <p>
        <strong>{t('failOptedOut', t('cognism'))}</strong> {t('stepOptedOut')}
      </p>
    );
  }
  const has = [hasEmail && t('hasEmail'), hasMobile && t('hasMobile'), hasDirect && t('hasDirect')].filter(Boolean);
  return (
    <>
      {matchedBy === 'name' && (
        <p>
          {t('previewByName')} <bdi>{[name, title, company].filter(Boolean).join(' · ')}</bdi>
        </p>
      )}
      <p>{has.length > 0 ? t('cognismHas', has.join(', ')) : t('cognismHasNothing')}</p>
    </>
  );
}
