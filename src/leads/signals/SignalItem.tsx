import { t } from '../../i18n.ts';
import { isLinkedIn } from '../../linkedin/urls/host.ts';
import type { ShownSignal } from '../../model/views/lead-views.ts';
import { SignalLine } from '../../ui/signals/SignalLine.tsx';
import { SignalQuestion } from '../../ui/signals/SignalQuestion.tsx';

/** One thing that happened: to whom, and whether it is certain that it was them. */
export function SignalItem({ signal }: { signal: ShownSignal }) {
  const { person, company, name, profile, how } = signal;
  const isOpen = how === 'name' && name !== null;
  // What may be about somebody else goes by the name that Cognism gives.
  const who =
    (isOpen ? null : name) ?? person?.name ?? name ?? (how === 'company' ? company : null) ?? t('signalsNobody');
  const page = (isOpen ? null : profile) ?? pageOf(signal);
  return (
    <li class="heard-item">
      <p class="person-name" dir="auto">
        {page ? (
          <a href={page} target="_blank" rel="noreferrer">
            {who}
          </a>
        ) : (
          who
        )}
      </p>
      <SignalLine signal={signal} />
      {isOpen && (
        <div class="row heard-question">
          <SignalQuestion signal={signal} name={name} />
          {profile && (
            <a href={profile} target="_blank" rel="noreferrer">
              {t('openProfile')}
            </a>
          )}
        </div>
      )}
      {how === null && <p class="hint">{t('signalsNotTheirs')}</p>}
    </li>
  );
}

/** The page on LinkedIn that Cognism names. */
function pageOf({ person }: ShownSignal): string | null {
  const address = person?.url ?? '';
  return isLinkedIn(address) ? new URL(address).href : null;
}
