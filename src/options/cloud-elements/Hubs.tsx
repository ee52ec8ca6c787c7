import { send } from '../../messages/send.ts';
import type { ConnectionView } from '../../model/views/views.ts';
import { useView } from '../../ui/use-view.ts';
import { failureHere } from '../connections/verified-text.ts';
import { CrmSettings } from './CrmSettings.tsx';
import { FolderField } from './FolderField.tsx';
import { HubSection } from './HubSection.tsx';

type Props = { connection: ConnectionView; isVerified: boolean };

const load = () => send('view-hubs', null);

export function Hubs({ connection, isVerified }: Props) {
  const { view, failure, refresh } = useView({ topics: ['accounts'] }, load);
  const parts = { connection, isVerified, onPicked: () => void refresh() };
  return (
    <>
      {failure && (
        <p class="outcome outcome-bad" role="alert">
          {failureHere(failure)}
        </p>
      )}
      {view && (
        <>
          <HubSection hub="crm" picked={view.crm} {...parts}>
            {view.crm && <CrmSettings key={view.crm.instanceId} picked={view.crm} />}
          </HubSection>
          <HubSection hub="documents" picked={view.documents} {...parts}>
            {view.documents && <FolderField key={view.documents.instanceId} picked={view.documents} />}
          </HubSection>
        </>
      )}
    </>
  );
}
