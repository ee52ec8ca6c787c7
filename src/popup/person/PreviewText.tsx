import { t } from '../../i18n.ts';
import type { PreviewView } from '../../model/views/views.ts';

/** Says whom it is about if matched only by name. */
export function PreviewText({ preview }: { preview: PreviewView }) {
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
          {t(preview.isOtherName ? 'previewOtherName' : 'previewByName')}{' '}
          <bdi>{[name, title, company].filter(Boolean).join(' · ')}</bdi>
        </p>
      )}
      <p>{has.length > 0 ? t('cognismHas', has.join(', ')) : t('cognismHasNothing')}</p>
    </>
  );
}
