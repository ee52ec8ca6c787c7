import type { ComponentChildren } from 'preact';
import { send } from '../messages/send.ts';
import { FailureAlert } from '../ui/purchase/FailureAlert.tsx';
import { useView } from '../ui/use-view.ts';

const load = () => send('view-connection', { service: 'cognism2016' });

/** Shows its content where the keys are there, else where to enter them. */
export function NeedsCognism2016({ children }: { children: ComponentChildren }) {
  const { view, failure } = useView({ topics: ['accounts'] }, load);
  if (failure) return <FailureAlert failure={failure} />;
  if (!view) return null;
  return view.hasKey ? children : <FailureAlert failure={{ kind: 'no-key', service: 'cognism2016' }} />;
}
