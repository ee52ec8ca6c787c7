import { formatNumber, type MessageKey, t, tn } from '../../i18n.ts';
import type { LineFault } from '../../import/list-entry.ts';
import type { BadLine, PastedList } from '../../import/pasted-list.ts';
import { MAX_PEOPLE_PER_RUN } from '../../model/max-people-per-run.ts';

/** So many bad lines are shown; who has more has pasted something else. */
const MAX_SHOWN = 200;

const FAULT_TEXTS: Record<Exclude<LineFault, 'double'>, MessageKey> = {
  'no-address': 'badNoAddress',
  company: 'badCompany',
  sales: 'badSales',
  recruiter: 'badRecruiter',
  token: 'badToken',
  nobody: 'badNobody',
  'other-page': 'badOtherPage',
  'no-name': 'badNoName',
  'too-long': 'badTooLong',
};

/** The lines of a list that can't be used, each with why, and how many people are too many. */
export function BadLines({ list: { bad, tooMany } }: { list: PastedList }) {
  return (
    <div class="bad" role="status">
      {tooMany > 0 && <p class="alert">{tn('manyTooMany', tooMany, formatNumber(MAX_PEOPLE_PER_RUN))}</p>}
      {bad.length > 0 && (
        <details class="alert alert-money" open>
          <summary>{tn('badLines', bad.length)}</summary>
          <ul aria-label={tn('badLines', bad.length)}>
            {bad.slice(0, MAX_SHOWN).map((line) => (
              <li key={line.line}>
                <strong>{t('badLine', formatNumber(line.line))}</strong> {whyText(line)}{' '}
                <bdi class="bad-text">{line.text.slice(0, 200)}</bdi>
              </li>
            ))}
          </ul>
          {bad.length > MAX_SHOWN && <p class="hint">{t('andMore', formatNumber(bad.length - MAX_SHOWN))}</p>}
        </details>
      )}
    </div>
  );
}

function whyText({ why, earlier = 0 }: BadLine): string {
  return why === 'double' ? t('badDouble', formatNumber(earlier)) : t(FAULT_TEXTS[why]);
}
