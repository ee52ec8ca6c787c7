import { useId } from 'preact/hooks';
import { t } from '../../i18n.ts';
import type { ListRow } from '../../model/views/views.ts';

type MembershipKind = ListRow['membership'];
const CHOICES = { in: 'showIn', 'not-in': 'showNotIn', unknown: 'showUnknown' } as const;

export function MembershipFilter({ shown, onShow }: { shown: MembershipKind; onShow: (kind: MembershipKind) => void }) {
  const id = useId();
  return (
    <div class="row">
      <label for={id}>{t('showPeople')}</label>
      <select
        id={id}
        value={shown ?? ''}
        onChange={(event) => onShow((event.currentTarget.value || null) as MembershipKind)}
      >
        <option value="">{t('showAll')}</option>
        {Object.entries(CHOICES).map(([kind, words]) => (
          <option key={kind} value={kind}>
            {t(words)}
          </option>
        ))}
      </select>
    </div>
  );
}
