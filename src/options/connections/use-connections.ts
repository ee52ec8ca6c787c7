import { useEffect, useState } from 'preact/hooks';
import { send } from '../../messages/send.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import type { Service } from '../../model/schemas/purchases/service.ts';
import type { ConnectionView } from '../../model/views/views.ts';
import { onChangeSoon } from '../../ui/on-change-soon.ts';

const SERVICES = [
  'kaspr',
  'cognism',
  'cognism2016',
  'kissmetrics',
  'cloudElements',
] as const satisfies readonly Service[];

type ConnectionViews = Partial<Record<Service, ConnectionView>>;

/** Follows changes by other pages and the background. */
export type Connections = {
  readonly views: ConnectionViews;
  readonly failure: Failure | null;
  readonly keep: (view: ConnectionView) => void;
};

export function useConnections(): Connections {
  const [views, setViews] = useState<ConnectionViews>({});
  const [failure, setFailure] = useState<Failure | null>(null);

  useEffect(() => {
    const closed = new AbortController();
    async function load() {
      const outcomes = await Promise.all(SERVICES.map((service) => send('view-connection', { service })));
      if (closed.signal.aborted) return;
      const loaded = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : []));
      setViews((earlier) => ({ ...earlier, ...Object.fromEntries(loaded.map((view) => [view.service, view])) }));
      setFailure(outcomes.find((outcome) => !outcome.ok)?.failure ?? null);
    }
    void load();
    onChangeSoon({ topics: ['accounts'] }, () => void load(), closed.signal);
    return () => closed.abort();
  }, []);

  return { views, failure, keep: (view) => setViews((earlier) => ({ ...earlier, [view.service]: view })) };
}
