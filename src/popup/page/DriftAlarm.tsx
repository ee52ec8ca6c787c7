import { useState } from 'preact/hooks';
import { browser } from '../../browser.ts';
import { formatAge, formatTime, t } from '../../i18n.ts';
import { send } from '../../messages/send.ts';
import type { Drift } from '../../model/schemas/people/drift.ts';
import { failureText, partsText } from '../../ui/purchase/failure-text.ts';
import { driftReport } from './drift-report.ts';

type Props = { drift: Drift; tabId: number };

/**
 * A kind of page that Leadlight knows and can no longer read: which part, since when, and a report that the user may
 * pass on.
 */
export function DriftAlarm({ drift, tabId }: Props) {
  const [isCopying, setCopying] = useState(false);
  const [said, setSaid] = useState('');

  async function copy() {
    setCopying(true);
    setSaid('');
    setSaid(await copyReport(drift, tabId));
    setCopying(false);
  }

  return (
    <section class="call">
      <h2>{t('driftTitle')}</h2>
      <p>{t('driftSince', partsText(drift), formatTime(drift.since), formatAge(drift.since))}</p>
      <p class="hint">{t('driftReportHint')}</p>
      <div class="row">
        <button type="button" disabled={isCopying} onClick={() => void copy()}>
          {t('copyReport')}
        </button>
        <span role="status">{said}</span>
      </div>
    </section>
  );
}

/** Resolves to how it went, in words. */
async function copyReport(drift: Drift, tabId: number): Promise<string> {
  const skeleton = await send('read-skeleton', { tabId });
  if (!skeleton.ok) return failureText(skeleton.failure).sentence;
  try {
    await navigator.clipboard.writeText(driftReport(drift, browser.runtime.getManifest().version, skeleton.value));
    return t('copied');
  } catch {
    // The window has lost the focus meanwhile.
    return t('notCopied');
  }
}
