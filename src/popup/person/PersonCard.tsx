import { t } from '../../i18n.ts';
import type { PersonReading } from '../../model/schemas/people/reading.ts';

type Props = Pick<PersonReading, 'name' | 'headline' | 'company' | 'location'> &
  Partial<Pick<PersonReading, 'title' | 'school' | 'pronouns'>>;

export function PersonCard({ name, pronouns, headline, title, company, school, location }: Props) {
  const job = title && company ? t('jobAt', title, company) : (title ?? company);
  const facts = [job, school, location].filter(Boolean);
  return (
    <header class="card">
      <div class="who">
        <h1 dir="auto">{name ?? t('nameless')}</h1>
        {pronouns && <bdi class="hint">{pronouns}</bdi>}
      </div>
      {headline && (
        <p class="headline" dir="auto">
          {headline}
        </p>
      )}
      {facts.length > 0 && (
        <p class="hint" dir="auto">
          {facts.join(' · ')}
        </p>
      )}
    </header>
  );
}
