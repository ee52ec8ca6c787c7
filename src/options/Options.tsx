import { t } from '../i18n.ts';
import { BadgesRegion } from './BadgesRegion.tsx';
import { CognismRegion } from './CognismRegion.tsx';
import { CloudElementsRegion } from './cloud/CloudElementsRegion.tsx';
import { KasprRegion } from './KasprRegion.tsx';
import { KissmetricsRegion } from './KissmetricsRegion.tsx';
import { SourcesRegion } from './SourcesRegion.tsx';
import { SpendingRegion } from './SpendingRegion.tsx';
import { SignalsRegion } from './signals/SignalsRegion.tsx';
import { useConnections } from './use-connections.ts';
import { failureHere } from './verified-text.ts';

/** All that can be set up: a region for each service, then what holds for all of them. */
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
