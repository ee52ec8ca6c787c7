import { useState } from 'preact/hooks';
import { t } from '../i18n.ts';
import { Icon } from './Icon.tsx';

/** Copies a value; says so by a tick and, for those who do not see it, in a status. */
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
