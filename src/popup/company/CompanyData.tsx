import { formatAge, formatNumber, t } from '../../i18n.ts';
import type { Employee } from '../../model/schemas/people/company.ts';
import type { Provenance } from '../../model/schemas/people/contact.ts';
import type { DomainView } from '../../model/views/views.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { EmailItem } from '../../ui/contact/EmailItem.tsx';
import { PhoneItem } from '../../ui/contact/PhoneItem.tsx';
import { ListSection } from '../../ui/Section.tsx';

const from = ({ service, at }: Provenance) => t('fromSource', t(service), formatAge(at));

export function PatternData({ view, hasPerson }: { view: DomainView; hasPerson: boolean }) {
  const { record, likely } = view;
  return (
    <>
      {hasPerson && record?.patterns && (
        <ListSection title={t('likelyEmails')} hint={t('likelyHint')} empty={t('noLikely')}>
          {likely.map(({ address, score, isInProduct }) => (
            <li key={address} class="value value-likely">
              <div class="value-text">
                <bdi class="value-main">{address}</bdi>
                <span class="value-notes">
                  <span>{t('score', formatNumber(score))}</span>
                  {isInProduct && <strong class="mark mark-verified">{t('badgeIn')}</strong>}
                </span>
              </div>
              <CopyButton value={address} />
            </li>
          ))}
        </ListSection>
      )}
      {record?.patterns && (
        <ListSection title={t('emailPatterns')} hint={from(record.patterns.source)}>
          {record.patterns.list.map(({ pattern, score }) => (
            <li key={pattern} class="value value-pattern">
              <code>{pattern}</code>
              <meter min={0} max={1} value={score} aria-hidden="true" />
              <span class="hint">{t('score', formatNumber(score))}</span>
            </li>
          ))}
        </ListSection>
      )}
    </>
  );
}

export function EmployeeData({ view }: { view: DomainView }) {
  const { employees } = view.record ?? {};
  if (!employees) return null;
  return (
    <ListSection title={t('employees')} hint={from(employees.source)}>
      {employees.list.map((employee) => (
        <EmployeeItem key={`${employee.name} ${employee.emails[0]?.address}`} employee={employee} />
      ))}
    </ListSection>
  );
}

function EmployeeItem({ employee }: { employee: Employee }) {
  const { name, title, location, emails, phones } = employee;
  return (
    <li class="employee">
      <p>
        <strong dir="auto">{name}</strong>
      </p>
      <p class="hint" dir="auto">
        {[title, location].filter(Boolean).join(' · ')}
      </p>
      <ul class="values">
        {emails.map((email) => (
          <EmailItem key={email.address} email={email} />
        ))}
        {phones.map((phone) => (
          <PhoneItem key={phone.display} phone={phone} />
        ))}
      </ul>
    </li>
  );
}
