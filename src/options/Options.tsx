import { t } from '../i18n.ts';
import { CloudElementsRegion } from './cloud-elements/CloudElementsRegion.tsx';
import { CognismRegion } from './connections/CognismRegion.tsx';
import { KasprRegion } from './connections/KasprRegion.tsx';
import { useConnections } from './connections/use-connections.ts';
import { failureHere } from './connections/verified-text.ts';
import { KissmetricsRegion } from './product/KissmetricsRegion.tsx';
import { SignalsRegion } from './signals/SignalsRegion.tsx';
import { BadgesRegion } from './spending/BadgesRegion.tsx';
import { SourcesRegion } from './spending/SourcesRegion.tsx';
import { SpendingRegion } from './spending/SpendingRegion.tsx';

export function Options() {
  const connections = useConnections();
  return (
    <main class="options">
      <h1>{t('optionsHeading')}</h1>
      <p class="hint">{t('optionsIntro')}</p>
      {connections.failure && (
        <p class="alert" role="alert">
          {failureHere(connections.failure)}
        </p>
      )}
      <KasprRegion connections={connections} />
      <CognismRegion connections={connections} />
      <KissmetricsRegion connections={connections} />
      <CloudElementsRegion connections={connections} />
      <SignalsRegion connections={connections} />
      <SourcesRegion connections={connections} />
      <SpendingRegion connections={connections} />
      <BadgesRegion />
    </main>
  );
}
