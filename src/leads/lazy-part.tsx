import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { FailureAlert } from '../ui/purchase/FailureAlert.tsx';

/** A part that is loaded when it is shown first, so that others open without it. */
export function lazyPart(load: () => Promise<ComponentType>): ComponentType {
  return function LazyPart() {
    const [Part, setPart] = useState<ComponentType | null>(null);
    const [hasFailed, setFailed] = useState(false);
    useEffect(() => {
      load().then(
        (loaded) => setPart(() => loaded),
        () => setFailed(true),
      );
    }, []);
    if (hasFailed) return <FailureAlert failure={{ kind: 'internal' }} />;
    return Part && <Part />;
  };
}
