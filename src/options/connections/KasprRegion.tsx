import { t } from '../../i18n.ts';
import { ChoiceList } from '../fields/ChoiceList.tsx';
import { Region } from '../fields/Region.tsx';
import { KeyFields } from './KeyFields.tsx';
import { ServiceForm } from './ServiceForm.tsx';
import type { Connections } from './use-connections.ts';
import { useKeyForm } from './use-key-form.ts';
import { useSaving } from './use-saving.ts';

const GENERATIONS = { auto: 'generationAuto', '1': 'generation1', '2': 'generation2' } as const;
const KEY_FORMS = { auto: 'keyFormAuto', bearer: 'keyFormBearer', bare: 'keyFormBare' } as const;

/** Which of Kaspr's APIs a key is for is found out, or said by the user. */
export function KasprRegion({ connections }: { connections: Connections }) {
  const form = useKeyForm('kaspr', connections);
  const saving = useSaving([form], connections);
  const { fields, type } = form;
  return (
    <Region title={t('kaspr')} about={t('kasprAbout')}>
      <ServiceForm saving={saving}>
        <KeyFields
          form={form}
          name={t('kasprKey')}
          isBusy={saving.isBusy}
          onDisconnect={() => void saving.disconnect(form)}
        >
          <ChoiceList
            name={t('generation')}
            choices={GENERATIONS}
            value={fields.generation}
            onChoose={(generation) => type({ generation })}
          />
          <ChoiceList
            name={t('keyForm')}
            choices={KEY_FORMS}
            value={fields.keyForm}
            onChoose={(keyForm) => type({ keyForm })}
          />
        </KeyFields>
      </ServiceForm>
    </Region>
  );
}
