import { useState } from 'preact/hooks';
import type { Service } from '../../model/schemas/purchases/service.ts';
import type { ConnectionView } from '../../model/views/views.ts';
import type { Connections } from './use-connections.ts';

export type KeyFormFields = Pick<ConnectionView, 'base' | 'keyForm' | 'generation'> & {
  readonly key: string;
  readonly secretKey: string;
  /** Of Cloud Elements only. */
  readonly elementToken: string;
};

/** What a user may enter for a service, beside what is saved. */
export type KeyFormState = {
  readonly service: Service;
  /** Null until it is loaded. */
  readonly view: ConnectionView | null;
  /** What the fields show: what was typed, and else what is saved. Of keys nothing that is saved is shown. */
  readonly fields: KeyFormFields;
  readonly type: (typed: Partial<KeyFormFields>) => void;
  /** Forgets what was typed: a key that is saved leaves the page at once. */
  readonly forget: () => void;
};

export function useKeyForm(service: Service, { views }: Connections): KeyFormState {
  const [typed, setTyped] = useState<Partial<KeyFormFields>>({});
  const view = views[service] ?? null;
  const { base = '', keyForm = 'auto', generation = 'auto' } = view ?? {};
  return {
    service,
    view,
    fields: { key: '', secretKey: '', elementToken: '', base, keyForm, generation, ...typed },
    type: (more) => setTyped((earlier) => ({ ...earlier, ...more })),
    forget: () => setTyped({}),
  };
}

/** Whether there is anything to save or to verify. */
export function isUsed({ view, fields }: KeyFormState): boolean {
  const typed = [fields.key, fields.secretKey, fields.elementToken];
  return view?.hasKey === true || typed.some((key) => cleaned(key) !== '');
}

/** A key as it was meant: people copy it with spaces around it, or with the word before it. */
export function cleaned(key: string): string {
  return key.trim().replace(/^Bearer\s+/i, '');
}
