import { useState } from 'preact/hooks';
import { createEventsCsv } from '../../export/events/events-csv.ts';
import { t, tn } from '../../i18n.ts';
import { isLinkedIn } from '../../linkedin/urls/host.ts';
import type { Outcome } from '../../messages/names.ts';
import { send } from '../../messages/send.ts';
import { dayOf } from '../../model/day.ts';
import type { Signal } from '../../model/schemas/people/signal.ts';
import { FailureAlert } from '../../ui/purchase/FailureAlert.tsx';
import { SignalLine } from '../../ui/signals/SignalLine.tsx';
import { PagedFile } from '../PagedFile.tsx';
import { type GrowingFile, usePagedFile } from '../use-paged-file.ts';
import { type AnsweredPage, usePages } from '../use-pages.ts';
import { createTextFilter, type EventQuestion, textsOf } from './event-form.ts';

const MAX_CSV_PAGES = 200;
const CSV_WORDS = {
  reading: 'eventsReading',
  saved: 'eventsSaved',
  savedPart: 'eventsSavedPart',
  none: 'eventsNone',
  kept: 'eventsKept',
} as const;

export function FoundEvents({ question }: { question: EventQuestion }) {
  const [isShown] = useState(() => createTextFilter(question.text));
  const { items, isBusy, failure, more } = usePages<Signal>(
    (page) => askEvents(question, page),
    ({ id }) => id,
  );
  const csv = usePagedFile();
  const shown = items.filter((signal) => isShown(textsOf(signal)));
  return (
    <section class="research-results" aria-busy={isBusy}>
      {failure && <FailureAlert failure={failure} />}
      <div class="row">
        <p class="hint" role="status">
          {isBusy ? t('asking', t('cognism2016')) : saidOf(shown.length, more !== null, failure !== null)}
        </p>
        <button type="button" disabled={csv.state?.kind === 'reading'} onClick={() => csv.begin(growingCsv(question))}>
          {t('eventsCsv')}
        </button>
      </div>
      <PagedFile download={csv} words={CSV_WORDS} />
      <ul class="found-events" aria-label={t('eventsFound')}>
        {shown.map((signal) => (
          <li key={signal.id} class="heard-item">
            <p class="person-name" dir="auto">
              <EventName signal={signal} />
            </p>
            <SignalLine signal={signal} />
          </li>
        ))}
      </ul>
      {more && !isBusy && (
        <button type="button" onClick={more}>
          {t(failure ? 'tryAgain' : 'ledgerMore')}
        </button>
      )}
    </section>
  );
}

function EventName({ signal: { person, company, oldCompany } }: { signal: Signal }) {
  const name = person?.name ?? (person ? null : (company ?? oldCompany)) ?? t('signalsNobody');
  if (!person?.url || !isLinkedIn(person.url)) return <>{name}</>;
  return (
    <a href={person.url} target="_blank" rel="noreferrer">
      {name}
    </a>
  );
}

function saidOf(shown: number, hasMore: boolean, hasFailed: boolean): string {
  if (shown > 0) return tn('eventsCount', shown);
  if (hasFailed) return '';
  return t(hasMore ? 'eventsNoneYet' : 'eventsNone');
}

async function askEvents({ search }: EventQuestion, page: number): Promise<Outcome<AnsweredPage<Signal>>> {
  const outcome = await send('read-events', { search, page });
  return outcome.ok ? { ok: true, value: { items: outcome.value.signals, more: outcome.value.more } } : outcome;
}

function growingCsv({ search, text }: EventQuestion): GrowingFile {
  const csv = createEventsCsv();
  const isWanted = createTextFilter(text);
  return {
    name: `leadlight-events-${dayOf(Date.now())}.csv`,
    mostPages: MAX_CSV_PAGES,
    async read(page) {
      const outcome = await send('read-event-csv', { search, page });
      if (!outcome.ok) return outcome;
      const { columns, rows, more, isCut } = outcome.value;
      const isNew = csv.add(columns, rows, ({ cells }) => isWanted(cells));
      return { ok: true, value: { more, isCut, isNew: isNew || rows.length === 0 } };
    },
    written: csv.written,
    file: csv.file,
  };
}
