import type { EventType, Subscription, SubscriptionDraft } from '../../model/schemas/people/signal.ts';
import { isEventType } from '../../ui/signals/event-types.ts';

/** As typed. */
export type TypedSubscription = {
  readonly name: string;
  readonly type: EventType;
  readonly company: string;
  readonly address: string;
  /** One header per line. */
  readonly headers: string;
  readonly isActive: boolean;
};

export const EMPTY_SUBSCRIPTION: TypedSubscription = {
  ...{ name: '', type: 'job-join', company: '', address: '', headers: '', isActive: true },
};

/** An event type that Leadlight doesn't know can't be kept: the form then starts with the first it does. */
export function typedFrom({ name, pattern, callback, isActive }: Subscription): TypedSubscription {
  const type = pattern.type !== null && isEventType(pattern.type) ? pattern.type : EMPTY_SUBSCRIPTION.type;
  const [address, headers] = [callback?.url ?? '', (callback?.headers ?? []).join('\n')];
  return { name, type, company: pattern.company ?? '', address, headers, isActive };
}

export type Mistake = 'name' | 'address' | 'header';

// As in model/schemas/people/signal.ts, whose schemas stay in the background's bundle.
const MAX_LENGTHS = { name: 300, company: 500, address: 2000, header: 500 };
const MAX_HEADERS = 50;
const HEADER_PATTERN = /^[\w!#$%&'*+.^`|~-]+:\s*[\x21-\x7e][\x20-\x7e]*$/;

/** The subscription, or which part is invalid. */
export function subscriptionFrom(typed: TypedSubscription): SubscriptionDraft | Mistake {
  const [name, company] = [typed.name.trim(), typed.company.trim()];
  const url = URL.parse(typed.address.trim());
  const headers = typed.headers
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  if (name === '' || name.length > MAX_LENGTHS.name || company.length > MAX_LENGTHS.company) return 'name';
  // Events carry names and jobs of people: https only.
  const isSafe = url?.protocol === 'https:' && !url.username && !url.password && url.href.length <= MAX_LENGTHS.address;
  if (!isSafe) return 'address';
  const isOdd = headers.some((line) => !HEADER_PATTERN.test(line) || line.length > MAX_LENGTHS.header);
  if (isOdd || headers.length > MAX_HEADERS) return 'header';
  return {
    ...{ name, isActive: typed.isActive, pattern: { type: typed.type, company: company || null } },
    callback: { method: 'POST', url: url.href, headers },
  };
}
