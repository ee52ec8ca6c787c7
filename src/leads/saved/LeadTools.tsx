import { useId, useRef, useState } from 'preact/hooks';
import { t, tn } from '../../i18n.ts';
import { send } from '../../messages/send.ts';
import { SendToCrm } from '../../ui/crm/SendToCrm.tsx';
import { useView } from '../../ui/use-view.ts';
import { ExportLeads } from './ExportLeads.tsx';
import { ForgetLeads } from './ForgetLeads.tsx';
import type { SavedRow } from './saved-rows.ts';
import { SendLeads } from './send/SendLeads.tsx';

type Props = {
  rows: readonly SavedRow[];
  shown: readonly SavedRow[];
  selected: ReadonlySet<string>;
  onForgotten: (ids: ReadonlySet<string>) => void;
  /** Told the number of the bulk push that was begun. */
  onBegun: (id: number) => void;
};

/** What was asked for, and for whom: others may be selected meanwhile. */
type LeadAction = { readonly what: 'send' | 'forget'; readonly people: readonly SavedRow[] };

const loadHubs = () => send('view-hubs', null);

/** What can be done with the people who are selected, or, where nobody is, with all who are shown. */
export function LeadTools({ rows, shown, selected, onForgotten, onBegun }: Props) {
  const hintId = useId();
  const [task, setTask] = useState<LeadAction | null>(null);
  const [said, setSaid] = useState('');
  const home = useRef<HTMLElement>(null);
  const { view: hubs } = useView({ topics: ['accounts'] }, loadHubs);
  const count = selected.size || shown.length;
  const wanted = () => (selected.size > 0 ? rows.filter(({ id }) => selected.has(id)) : shown);
  const [only] = task?.people ?? [];

  function begin(what: LeadAction['what']) {
    setSaid('');
    setTask({ what, people: wanted() });
  }

  function end(words = '') {
    setTask(null);
    setSaid(words);
    // The button that had the focus goes with its question.
    home.current?.focus();
  }

  return (
    <section class="leads-tools" aria-labelledby={hintId} ref={home} tabIndex={-1}>
      <p class="hint" id={hintId}>
        {selected.size > 0 ? tn('toolsSelected', count) : tn('toolsShown', count)}
      </p>
      <ExportLeads
        count={count}
        wanted={() => wanted().map(({ id }) => id)}
        hintId={hintId}
        storage={hubs?.documents ?? null}
      />
      {task === null && (
        <div class="leads-buttons">
          <button type="button" aria-describedby={hintId} disabled={count === 0} onClick={() => begin('send')}>
            {t('sendToCrm')}
          </button>
          <button type="button" aria-describedby={hintId} disabled={count === 0} onClick={() => begin('forget')}>
            {t('forget')}
          </button>
        </div>
      )}
      <p role="status">{said}</p>
      {task?.what === 'forget' && (
        <ForgetLeads
          ids={task.people.map(({ id }) => id)}
          onForgotten={onForgotten}
          onEnd={(forgotten) => end(forgotten > 0 ? tn('forgotten', forgotten) : '')}
        />
      )}
      {task?.what === 'send' && task.people.length === 1 && only && (
        <SendToCrm leadId={only.id} name={only.name} onDone={() => end()} />
      )}
      {task?.what === 'send' && task.people.length > 1 && (
        <SendLeads
          ids={task.people.map(({ id }) => id)}
          crm={hubs?.crm?.name ?? ''}
          onEnd={(begun) => {
            if (begun === null) return end();
            // The progress of it takes the focus.
            setTask(null);
            onBegun(begun);
          }}
        />
      )}
    </section>
  );
}
