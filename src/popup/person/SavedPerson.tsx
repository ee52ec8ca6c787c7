import { useEffect, useRef, useState } from 'preact/hooks';
import { formatAge, formatMoment, t } from '../../i18n.ts';
import type { PersonView, SavedPerson as Saved } from '../../model/views/views.ts';
import { CrmLink } from '../../ui/crm/CrmLink.tsx';
import { SendToCrm } from '../../ui/crm/SendToCrm.tsx';
import { Icon } from '../../ui/Icon.tsx';

/** As of the last look; shown before anything is spent. */
export function InCrmNote({ inCrm }: { inCrm: NonNullable<Saved['inCrm']> }) {
  return (
    <p class="in-crm" title={formatMoment(inCrm.at)}>
      <Icon name="tick" />
      <strong>{t('inCrm')}</strong> <span class="hint">{t('asOf', formatAge(inCrm.at))}</span>{' '}
      <CrmLink link={inCrm.link} />
    </p>
  );
}

type Props = { saved: Saved; name: string; crm: NonNullable<PersonView['crm']> };

export function SendToCrmSection({ saved, name, crm }: Props) {
  const [isOpen, setOpen] = useState(false);
  const [wasOpen, setWasOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (wasOpen && !isOpen) button.current?.focus();
  }, [wasOpen, isOpen]);

  if (isOpen) return <SendToCrm leadId={saved.id} name={name} onDone={() => setOpen(false)} />;
  return (
    <div class="row to-crm">
      <button
        type="button"
        ref={button}
        onClick={() => {
          setOpen(true);
          setWasOpen(true);
        }}
      >
        {t('sendToCrm')}
      </button>
      <bdi class="hint">{crm}</bdi>
    </div>
  );
}
