import { DATA_KINDS, type DataKind } from '../../model/data-kinds.ts';
import { DEFAULT_EMPLOYEES } from '../../model/prices/max-cost.ts';
import type { Asked } from '../../model/schemas/purchases/purchase.ts';
import type { Operation } from '../../model/schemas/purchases/service.ts';
import type { Access, AskedPerson, Question } from '../question.ts';

export type Generation = Access['generation'];

export type KasprOperation = Extract<Operation, 'profile' | 'domain-patterns' | 'domain-employees'>;

export { DEFAULT_EMPLOYEES };

type KasprRequest = {
  readonly path: string;
  readonly operation: KasprOperation;
  readonly json: Readonly<Record<string, unknown>>;
};

export function kasprRequestFor(generation: Generation, question: Question): KasprRequest | null {
  if (!offers(generation, question.operation)) return null;
  const { operation, asked } = question;
  switch (operation) {
    case 'profile':
      return generation === 2 ? profileOfV2(question.person, asked) : profile(question.person, asked);
    case 'domain-patterns':
      return { path: '/company/domainPattern', operation, json: { domain: question.domain } };
    case 'domain-employees': {
      const json = { domain: question.domain, contactsNumberLimit: asked.limit ?? DEFAULT_EMPLOYEES };
      return { path: '/company/domainEmployees', operation, json: { ...json, ...requiringPhone(asked) } };
    }
    default:
      return null;
  }
}

/** No company look-ups are documented for v2. */
export function offers(generation: Generation, operation: Operation): boolean {
  if (operation === 'profile') return true;
  return generation === 1 && (operation === 'domain-patterns' || operation === 'domain-employees');
}

const requiringPhone = ({ phoneRequired }: Asked) => (phoneRequired ? { isPhoneRequired: true } : {});

function profile({ slug, name }: AskedPerson, asked: Asked): KasprRequest {
  const json = { id: slug, name, ...requiringPhone(asked) };
  return { path: '/profile/profile', operation: 'profile', json };
}

/** v2 answers 500 for any other name (vendor document). */
const KIND_NAMES: Record<DataKind, string> = {
  'work-email': 'workEmail',
  'personal-email': 'directEmail',
  phone: 'phone',
};

function profileOfV2({ slug, name }: AskedPerson, { kinds, phoneRequired }: Asked): KasprRequest {
  const dataToGet = (kinds ?? DATA_KINDS).map((kind) => KIND_NAMES[kind]);
  const json = { id: slug, name, dataToGet, ...(phoneRequired ? { requiredData: [KIND_NAMES.phone] } : {}) };
  return { path: '/profile/linkedin', operation: 'profile', json };
}
