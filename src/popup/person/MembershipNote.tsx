import { formatAge, formatMoment, t } from '../../i18n.ts';
import type { Membership } from '../../model/schemas/people/product-check.ts';
import { Icon } from '../../ui/Icon.tsx';

const UNKNOWN_TEXTS = {
  'no-address': 'cantTellNoAddress',
  'never-synced': 'cantTellNeverRead',
  failed: 'cantTellFailed',
  incomplete: 'cantTellIncomplete',
  forgotten: 'cantTellForgotten',
} as const;

/** Shown before anything is spent. */
export function MembershipNote({ membership }: { membership: Membership }) {
  if (membership.kind === 'unknown') {
    return <p class="hint membership">{t('cantTell', t(UNKNOWN_TEXTS[membership.why]))}</p>;
  }
  const { asOf } = membership;
  if (membership.kind === 'not-in') {
    return (
      <p class="membership" title={formatMoment(asOf)}>
        {t('notInProduct', formatAge(asOf))}
      </p>
    );
  }
  const { columns } = membership;
  return (
    <div class="membership membership-in">
      <p>
        <Icon name="tick" />
        <strong>{t('inProduct')}</strong> <span class="hint">{t('asOf', formatAge(asOf))}</span>
      </p>
      {columns.length > 0 && (
        <dl>
          {columns.map(({ name, value }, at) => (
            <div key={name ?? at}>
              <dt>{name ?? t('nameless')}</dt>
              <dd dir="auto">{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
