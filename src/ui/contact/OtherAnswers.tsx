import { useState } from 'preact/hooks';
import { t } from '../../i18n.ts';
import { send } from '../../messages/send.ts';
import { profileAddress } from '../../model/profile-address.ts';
import type { OtherAnswer } from '../../model/schemas/people/other-answer.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import { FailureAlert } from '../purchase/FailureAlert.tsx';
import { ListSection } from '../Section.tsx';
import { UnreadValues } from './ContactLists.tsx';
import { EmailItem } from './EmailItem.tsx';
import { PhoneItem } from './PhoneItem.tsx';

type Props = {
  answers: readonly OtherAnswer[];
  /** The name of whom they were bought for. */
  name: string;
  /** Told when the user has decided on one, whatever came of it; a page that follows changes need not be. */
  onDecided?: (() => unknown) | undefined;
};

/** What was bought for somebody and is about somebody else, each with its own name: whose it is is the user's word. */
export function OtherAnswers({ answers, name, onDecided }: Props) {
  return answers.map((answer) => <OneAnswer key={answer.purchase} {...{ answer, name, onDecided }} />);
}

function OneAnswer({ answer, name, onDecided }: Omit<Props, 'answers'> & { answer: OtherAnswer }) {
  const { purchase, service, slug, isRejected } = answer;
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const whose = answer.name ?? slug;
  const sentence = whose ? t('otherAnswer', t(service), whose) : t('otherAnswerNameless', t(service));

  async function decide(isTheirs: boolean) {
    setBusy(true);
    setFailure(null);
    const outcome = await send('decide-answer', { purchase, isTheirs });
    await onDecided?.();
    setBusy(false);
    if (!outcome.ok) setFailure(outcome.failure);
  }

  const what = (
    <>
      {slug && (
        <a href={profileAddress(slug)} target="_blank" rel="noreferrer">
          <bdi>linkedin.com/in/{slug}</bdi>
        </a>
      )}
      <AnsweredContact answer={answer} whose={whose} />
    </>
  );
  const keep = (
    <button type="button" class={isRejected ? 'quiet' : ''} disabled={isBusy} onClick={() => void decide(true)}>
      {t('keepAnswer', name)}
    </button>
  );
  if (isRejected) {
    return (
      <details class="other-answer">
        <summary>{sentence}</summary>
        {failure && <FailureAlert failure={failure} />}
        {what}
        <div class="row">{keep}</div>
      </details>
    );
  }
  return (
    <section class="other-answer" aria-label={sentence}>
      <div class="alert" role="alert">
        <p>
          <strong>{sentence}</strong> {t('keepAnswerQuestion', name)}
        </p>
        <div class="row">
          {keep}
          <button type="button" disabled={isBusy} onClick={() => void decide(false)}>
            {t('rejectAnswer')}
          </button>
        </div>
      </div>
      {failure && <FailureAlert failure={failure} />}
      {what}
    </section>
  );
}

/** Lists of their own names: those of the person are beside them. */
function AnsweredContact({ answer, whose }: { answer: OtherAnswer; whose: string | null }) {
  const { emails, phones } = answer.contact;
  const titled = (title: string) => (whose ? t('answeredValues', title, whose) : title);
  return (
    <>
      {emails.length > 0 && (
        <ListSection title={titled(t('emails'))} empty="">
          {emails.map((email) => (
            <EmailItem key={email.address} email={email} />
          ))}
        </ListSection>
      )}
      {phones.length > 0 && (
        <ListSection title={titled(t('phones'))} empty="">
          {phones.map((phone) => (
            <PhoneItem key={phone.display} phone={phone} />
          ))}
        </ListSection>
      )}
      <UnreadValues contact={answer.contact} />
    </>
  );
}
