import { useId } from 'preact/hooks';
import { t } from '../../../i18n.ts';
import type { Outcome } from '../../../messages/names.ts';
import type { MappingPreview } from '../../../model/views/lead-views.ts';
import { failureHere } from '../../connections/verified-text.ts';
import { faultText } from './mapping-text.ts';

type Props = {
  outcome: Outcome<MappingPreview> | null;
  twice: readonly string[];
  isStale: boolean;
};

export function MappingPreviewed({ outcome, twice, isStale }: Props) {
  const id = useId();
  const faults = [
    ...twice.map((field) => t('faultFixedTwice', field)),
    ...(outcome?.ok ? outcome.value.faults.map(faultText) : []),
    ...(outcome && !outcome.ok ? [failureHere(outcome.failure)] : []),
  ];
  const body = outcome?.ok && faults.length === 0 ? outcome.value.body : null;
  return (
    <section class="preview" aria-labelledby={id} aria-busy={isStale}>
      <h4 id={id}>{t('previewHeading')}</h4>
      <div role="status">
        {faults.length > 0 && (
          <ul class="faults">
            {[...new Set(faults)].map((words) => (
              <li key={words} class="outcome outcome-bad">
                {words}
              </li>
            ))}
          </ul>
        )}
      </div>
      {outcome?.ok && body !== null && (
        <>
          <p class="hint">{outcome.value.of === null ? t('previewInvented') : t('previewOf', outcome.value.of)}</p>
          {/* JSON reads left to right in every locale. */}
          <pre dir="ltr">{JSON.stringify(body, null, 2)}</pre>
        </>
      )}
    </section>
  );
}
