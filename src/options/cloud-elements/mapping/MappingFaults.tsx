import { useEffect, useState } from 'preact/hooks';
import { t } from '../../../i18n.ts';
import { send } from '../../../messages/send.ts';
import type { CrmMapping, MappingFault } from '../../../model/schemas/crm/crm.ts';
import { faultText } from './mapping-text.ts';

/** What a fresh preset lacks and only the user knows, such as the lead that contacts belong to. */
export function MappingFaults({ mapping }: { mapping: CrmMapping }) {
  const [faults, setFaults] = useState<readonly MappingFault[]>([]);

  useEffect(() => {
    let isOpen = true;
    void send('preview-mapping', { mapping, leadId: null }).then((outcome) => {
      if (isOpen && outcome.ok) setFaults(outcome.value.faults);
    });
    return () => {
      isOpen = false;
    };
  }, [mapping]);

  if (faults.length === 0) return null;
  return (
    <p class="outcome outcome-bad" role="alert">
      {t('mappingUnfinished')} {faults.map(faultText).join(' ')}
    </p>
  );
}
