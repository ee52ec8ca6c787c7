import { useState } from 'preact/hooks';
import type { Service } from '../../model/schemas/purchases/service.ts';
import type { ConnectionView } from '../../model/views/views.ts';
import type { Connections } from './use-connections.ts';

export type KeyFormFields = Pick<ConnectionView, 'base' | 'keyForm' | 'generation'> & {
  readonly key: string;
  readonly secretKey: string;
  readonly elementToken: string;
};

export type KeyFormState = {
  readonly service: Service;
  readonly view: ConnectionView | null;
  /** What was typed, else what is saved; saved keys are never shown. */
  readonly fields: KeyFormFields;
  readonly type: (typed: Partial<KeyFormFields>) => void;
  /** A saved key leaves the page at once. */
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

export function isUsed({ view, fields }: KeyFormState): boolean {
  const typed = [fields.key, fields.secretKey, fields.elementToken];
  return view?.hasKey === true || typed.some((key) => cleaned(key) !== '');
}

/** Keys get copied with spaces, or with the word before them. */
export function cleaned(key: string): string {
  return key.trim().replace(/^Bearer\s+/i, '');
}
