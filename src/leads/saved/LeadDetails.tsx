import { useCallback, useEffect, useId, useRef, useState } from 'preact/hooks';
import { formatDay, t } from '../../i18n.ts';
import type { Outcome } from '../../messages/names.ts';
import { send } from '../../messages/send.ts';
import { linkedinOf } from '../../model/profile-address.ts';
import type { Lead } from '../../model/schemas/people/lead.ts';
import type { OtherAnswer } from '../../model/schemas/people/other-answer.ts';
import { ContactLists } from '../../ui/contact/ContactLists.tsx';
import { OtherAnswers } from '../../ui/contact/OtherAnswers.tsx';
import { CrmLink } from '../../ui/crm/CrmLink.tsx';
import { SendToCrm } from '../../ui/crm/SendToCrm.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { FailureAlert } from '../../ui/purchase/FailureAlert.tsx';
import { useView } from '../../ui/use-view.ts';
import { TagsAndNotes } from './words/TagsAndNotes.tsx';
import { useDraft } from './words/use-draft.ts';

type Props = {
  id: string;
  onClose: () => void;
  /** Told of the user's words once they are saved. */
  onSaved: (words: Pick<Lead, 'id' | 'tags'>) => void;
};

const NOTHING = { emails: [], phones: [] };

/** All that is known of a saved person, and what the user says of them. */
export function LeadDetails({ id, onClose, onSaved }: Props) {
  const load = useCallback(() => loadLead(id), [id]);
  const { view, failure } = useView({ topics: ['people'] }, load);
  const headingId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const draft = useDraft(id);
  const lead = draft.restored && view?.lead;
  const isThere = lead !== null && lead !== undefined;
  useEffect(() => {
    // The panel may be far from the table: who opened it goes on there.
    if (isThere) heading.current?.focus();
  }, [id, isThere]);

  return (
    <aside
      class="lead"
      aria-labelledby={isThere ? headingId : undefined}
      aria-label={isThere ? undefined : t('leadDetails')}
    >
      <button
        type="button"
        class="icon-button lead-close"
        aria-label={t('leadClose')}
        title={t('leadClose')}
        onClick={onClose}
      >
        <Icon name="cross" />
      </button>
      {failure && <FailureAlert failure={failure} />}
      {view && view.lead === null && <p class="hint">{t('leadGone')}</p>}
      {lead && (
        <>
          <h2 id={headingId} ref={heading} tabIndex={-1} dir="auto">
            {lead.name.trim() || t('leadNameless')}
          </h2>
          <About lead={lead} />
          <OtherAnswers answers={view?.answers ?? []} name={lead.name} />
          <ContactLists contact={lead.contact ?? NOTHING} noEmails={t('leadNoEmails')} noPhones={t('leadNoPhones')} />
          <TagsAndNotes id={id} lead={lead} askedAt={view?.askedAt ?? 0} draft={draft} onSaved={onSaved} />
          <InCrm lead={lead} />
        </>
      )}
    </aside>
  );
}

type LeadView = { lead: Lead | null; answers: readonly OtherAnswer[]; askedAt: number };

async function loadLead(id: string): Promise<Outcome<LeadView>> {
  const askedAt = performance.now();
  const [outcome, others] = await Promise.all([
    send('read-leads', { ids: [id] }),
    send('view-other-answers', { leadId: id }),
  ]);
  if (!outcome.ok) return outcome;
  if (!others.ok) return others;
  return { ok: true, value: { lead: outcome.value[0] ?? null, answers: others.value, askedAt } };
}

function About({ lead }: { lead: Lead }) {
  const { headline, contact, savedAt } = lead;
  const company = contact?.company?.text ?? lead.company;
  const place = contact?.location?.text ?? lead.location;
  const linkedin = linkedinOf(lead);
  return (
    <div class="lead-about">
      {[headline, company, place].map(
        (text) =>
          text && (
            <p key={text} dir="auto">
              {text}
            </p>
          ),
      )}
      {linkedin && (
        <a href={linkedin} target="_blank" rel="noreferrer">
          {t('leadLinkedin')}
        </a>
      )}
      <p class="hint">{t('leadSavedOn', formatDay(savedAt))}</p>
      {contact?.optedOut && (
        <p class="alert">
          <strong>{t('failOptedOut', t(contact.optedOut.service))}</strong> {t('leadOptedOutHint')}
        </p>
      )}
    </div>
  );
}

/** Whether the person is in the user's CRM; what a push would do is looked at when it is asked for. */
function InCrm({ lead: { id, name, inCrm } }: { lead: Lead }) {
  const [isSending, setSending] = useState(false);
  return (
    <section class="section">
      <h2>{t('leadInCrm')}</h2>
      <p>
        {inCrm ? t('leadIsInCrm', formatDay(inCrm.at)) : t('leadNotInCrm')} <CrmLink link={inCrm?.link ?? null} />
      </p>
      {isSending ? (
        <SendToCrm leadId={id} name={name} onDone={() => setSending(false)} />
      ) : (
        <button type="button" class="lead-send" onClick={() => setSending(true)}>
          {t('leadSendThis')}
        </button>
      )}
    </section>
  );
}
