import { useState } from 'preact/hooks';
import { t } from '../i18n.ts';
import { Icon } from './Icon.tsx';

/** Confirms with a tick, and in a status for screen readers. */
export function CopyButton({ value }: { value: string }) {
  const [isCopied, setCopied] = useState(false);

  async function copy() {
    await navigator.clipboard.writeText(value);
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  }

  return (
    <>
      <button
        type="button"
        class="icon-button"
        aria-label={t('copyValue', value)}
        title={t('copyValue', value)}
        onClick={() => void copy()}
      >
        <Icon name={isCopied ? 'tick' : 'copy'} />
      </button>
      <span class="visually-hidden" role="status">
        {isCopied ? t('copied') : ''}
      </span>
    </>
  );
}
