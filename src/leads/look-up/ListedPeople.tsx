import { useId, useMemo, useState } from 'preact/hooks';
import { type MessageKey, t, tn } from '../../i18n.ts';
import type { Doubt } from '../../import/list-entry.ts';
import type { PastedPerson } from '../../import/pasted-list.ts';
import { AllCheck } from '../../ui/jobs/AllCheck.tsx';
import { PersonCheck, priceNoteOf } from '../../ui/jobs/PersonCheck.tsx';
import { PhoneCheck } from '../../ui/jobs/PhoneCheck.tsx';
import { RunForm } from '../../ui/jobs/RunForm.tsx';
import { certainPeople, useChoices } from '../../ui/jobs/use-choices.ts';
import { usePrices } from '../../ui/jobs/use-prices.ts';
import { FailureAlert } from '../../ui/purchase/FailureAlert.tsx';

const DOUBT_TEXTS: Record<Doubt, MessageKey> = {
  'slug-not-name': 'doubtSlugNotName',
  'slug-alone': 'doubtSlugAlone',
  'two-addresses': 'doubtTwoAddresses',
  shifted: 'doubtShifted',
  cut: 'doubtCut',
  'name-unclear': 'doubtNameUnclear',
  garbled: 'doubtGarbled',
};

type Props = {
  people: readonly PastedPerson[];
  /** Told the number of the look-up of many that was begun. */
  onBegun: (id: number) => void;
};

/** The people of a list that was pasted: whom to look up, and what that costs. */
export function ListedPeople({ people, onBegun }: Props) {
  const [phoneRequired, setPhoneRequired] = useState(false);
  const subjects = useMemo(() => people.map(({ person }) => person), [people]);
  const [plain, withPhone] = [usePrices(subjects, false), usePrices(phoneRequired ? subjects : [], true)];
  const prices = phoneRequired ? withPhone : plain;
  const candidates = people.map((pasted) => ({
    key: pasted.person.slug.toLowerCase(),
    person: pasted.person,
    // Whoever was looked up, with whatever question, is known.
    isNew: plain.offerOf(pasted.person) !== 'free',
    isDoubtful: pasted.doubt !== null,
    pasted,
  }));
  const choices = useChoices(candidates, prices);

  const doubtful = people.filter(({ doubt }) => doubt !== null).length;
  const guessed = people.filter(({ isNameFromAddress }) => isNameFromAddress).length;

  function begun(id: number) {
    // Whoever was left out was left out by the user: the next click must not be about them.
    choices.chooseAll(false);
    onBegun(id);
  }

  return (
    <section class="chooser">
      <h2>{tn('manyCount', people.length)}</h2>
      {plain.view?.account.hasKey === false && <FailureAlert failure={{ kind: 'no-key', service: 'kaspr' }} />}
      <div class="row chooser-head">
        <AllCheck label={t('allInList')} choices={choices} />
        <PhoneCheck isChecked={phoneRequired} onCheck={setPhoneRequired} />
      </div>
      {doubtful > 0 && <p class="alert alert-money">{tn('manyDoubtful', doubtful)}</p>}
      {guessed > 0 && <p class="hint">{tn('manyNames', guessed)}</p>}
      <ul class="people" aria-label={t('manyPeople')}>
        {candidates.map((one) => {
          const isChosen = choices.isChosen(one);
          return (
            <Listed
              key={one.key}
              pasted={one.pasted}
              isChosen={isChosen}
              isChoosable={choices.isChoosable(one)}
              note={priceNoteOf(prices.offerOf(one.person), true, isChosen)}
              onChoose={(wanted) => choices.choose(one, wanted)}
            />
          );
        })}
      </ul>
      <RunForm people={certainPeople(choices.chosen)} prices={prices} phoneRequired={phoneRequired} onBegun={begun} />
    </section>
  );
}

type ListedProps = {
  pasted: PastedPerson;
  isChosen: boolean;
  isChoosable: boolean;
  note: string | null;
  onChoose: (isChosen: boolean) => void;
};

/** Drawn again only if it changes: there may be thousands, and each step of a run is about one. */
function Listed(props: ListedProps) {
  const { pasted, isChosen, isChoosable, note } = props;
  return useMemo(() => <ListedPerson {...props} />, [pasted, isChosen, isChoosable, note]);
}

function ListedPerson(props: ListedProps) {
  const { pasted, isChosen, isChoosable, note, onChoose } = props;
  const { person, isNameFromAddress, doubt } = pasted;
  const id = useId();
  const notes = [doubt && t(DOUBT_TEXTS[doubt], person.slug), isNameFromAddress ? t('manyFromAddress') : null, note]
    .filter(Boolean)
    .join(' · ');
  return (
    <li class="person">
      <PersonCheck
        name={person.name}
        isChosen={isChosen}
        isChoosable={isChoosable}
        noteId={notes ? id : undefined}
        onChoose={onChoose}
      />
      <div class="person-body">
        <span class="person-name" dir="auto">
          {person.name}
        </span>{' '}
        <bdi class="hint person-slug">{person.slug}</bdi>
        {notes && (
          <span class="person-note" id={id}>
            {' '}
            · {notes}
          </span>
        )}
      </div>
    </li>
  );
}
