import { formatDay, formatNumber, t } from '../../i18n.ts';
import type { SavedRow } from './saved-rows.ts';

type Props = {
  row: SavedRow;
  /** Its place in the whole table, from 1 on; the line that names the columns is the first. */
  index: number;
  /** Where it begins (px). */
  top: number;
  /** Whether the Tab key stops here. */
  isStop: boolean;
  isSelected: boolean;
  isOpened: boolean;
  onFocus: () => void;
  onSelect: (isSelected: boolean, isRange: boolean) => void;
  onOpen: () => void;
};

/** One person of the table. */
export function LeadRow({ row, index, top, isStop, isSelected, isOpened, onFocus, onSelect, onOpen }: Props) {
  const { headline, company, emails, phones, isInCrm, isOptedOut, tags, savedAt } = row;
  const name = row.name.trim() || t('leadNameless');
  const tabIndex = isStop ? 0 : -1;
  return (
    <tr
      aria-rowindex={index}
      aria-current={isOpened ? 'true' : undefined}
      style={{ transform: `translateY(${top}px)` }}
      onFocusCapture={onFocus}
    >
      <td class="leadSelect">
        <label class="person-check">
          <input
            type="checkbox"
            aria-label={name}
            data-stop="check"
            tabIndex={tabIndex}
            checked={isSelected}
            onClick={(event) => onSelect(event.currentTarget.checked, event.shiftKey)}
          />
        </label>
      </td>
      <th scope="row" class="leadName">
        <button type="button" class="link" data-stop="name" tabIndex={tabIndex} title={name} onClick={onOpen}>
          <bdi>{name}</bdi>
        </button>
      </th>
      <Text name="leadHeadline" text={headline ?? ''} />
      <Text name="leadCompany" text={company ?? ''} />
      <Count name="leadEmails" count={emails} />
      <Count name="leadPhones" count={phones} />
      <Mark name="leadInCrm" isSet={isInCrm} />
      <Mark name="leadOptedOut" isSet={isOptedOut} />
      <Text name="leadTags" text={tags.join(', ')} />
      <td class="leadSaved" data-label={t('leadSaved')}>
        {formatDay(savedAt)}
      </td>
    </tr>
  );
}

function Text({ name, text }: { name: 'leadHeadline' | 'leadCompany' | 'leadTags'; text: string }) {
  return (
    <td class={`leads-text ${name}`} title={text} dir="auto">
      {text}
    </td>
  );
}

function Count({ name, count }: { name: 'leadEmails' | 'leadPhones'; count: number }) {
  return (
    <td class={`${name} ${count === 0 ? 'leads-none' : ''}`} data-label={t(name)}>
      {count === 0 ? '–' : formatNumber(count)}
    </td>
  );
}

function Mark({ name, isSet }: { name: 'leadInCrm' | 'leadOptedOut'; isSet: boolean }) {
  return (
    <td class={`${name} ${isSet ? '' : 'leads-none'}`} data-label={t(name)}>
      {isSet ? t('leadYes') : '–'}
    </td>
  );
}
