import { formatNumber, t, tn } from '../../i18n.ts';
import type { PersonWithoutAddress } from '../../import/pasted-list.ts';

/** So many are shown; the rest are counted. */
const MAX_SHOWN = 200;

/** The people of a table who have no address: they can't be bought, and are not to be lost either. */
export function WithoutAddress({ people }: { people: readonly PersonWithoutAddress[] }) {
  if (people.length === 0) return null;
  const title = tn('withoutAddress', people.length);
  return (
    <details class="alert alert-calm without-address" open>
      <summary>{title}</summary>
      <p class="hint">{t('withoutAddressHint')}</p>
      <ul aria-label={title}>
        {people.slice(0, MAX_SHOWN).map(({ line, name, company }) => (
          <li key={line}>
            <strong>{t('badLine', formatNumber(line))}</strong> <bdi>{name}</bdi>
            {company && (
              <>
                {' '}
                <bdi class="hint">{company}</bdi>
              </>
            )}
          </li>
        ))}
      </ul>
      {people.length > MAX_SHOWN && <p class="hint">{t('andMore', formatNumber(people.length - MAX_SHOWN))}</p>}
    </details>
  );
}
