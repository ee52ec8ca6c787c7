import { failure } from '../purchases/failure.ts';
import { moment } from '../purchases/service.ts';
import { z } from '../schema.ts';
import { dayRange } from './news.ts';

export const SIGNAL_KINDS = ['job-join', 'job-leave', 'job-move', 'location-move', 'mention'] as const;
export type SignalKind = (typeof SIGNAL_KINDS)[number];

/** As Cognism's API of 2016 writes them: 310 mentions a company, 330 a brand. */
export const EVENT_TYPES = [
  ...(['job-join', 'job-leave', 'job-move', 'location-move'] as const),
  ...(['person-mention', 'quote', '310', '330'] as const),
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

const words = z.nullable(z.string().check(z.minLength(1), z.maxLength(500)));
const link = z.nullable(z.url({ protocol: /^https$/ }).check(z.maxLength(2000)));

export const signal = z.strictObject({
  id: z.string().check(z.minLength(1), z.maxLength(200)),
  kind: z.enum(SIGNAL_KINDS),
  at: moment.check(z.lte(8.64e15)),
  toldAt: moment,
  person: z.nullable(z.strictObject({ name: words, url: link, title: words, oldTitle: words })),
  company: words,
  oldCompany: words,
  location: words,
  oldLocation: words,
  source: link,
});
export type Signal = z.infer<typeof signal>;

const pattern = z.strictObject({ type: words, company: words });

export const subscription = z.strictObject({
  id: z.string().check(z.regex(/^[\w-]{1,200}$/)),
  name: z.string().check(z.minLength(1), z.maxLength(300)),
  isActive: z.boolean(),
  pattern,
  /** `headers` may hold a secret of the user's. Null: the service didn't say. */
  callback: z.nullable(
    z.strictObject({
      method: z.string().check(z.regex(/^[A-Z]{1,20}$/)),
      url: z.url({ protocol: /^https?$/ }).check(z.maxLength(2000)),
      headers: z.array(z.string().check(z.minLength(1), z.maxLength(500))).check(z.maxLength(50)),
    }),
  ),
  createdAt: z.nullable(moment.check(z.lte(8.64e15))),
  updatedAt: z.nullable(moment.check(z.lte(8.64e15))),
});
export type Subscription = z.infer<typeof subscription>;

/** Events hold people's names and jobs, so they are sent over https only. */
export const subscriptionDraft = z.strictObject({
  name: subscription.shape.name,
  isActive: z.boolean(),
  pattern: z.strictObject({ type: z.enum(EVENT_TYPES), company: words }),
  callback: z.strictObject({
    method: z.literal('POST'),
    url: z.url({ protocol: /^https$/ }).check(z.maxLength(2000)),
    headers: z.array(z.string().check(z.minLength(1), z.maxLength(500))).check(z.maxLength(50)),
  }),
});
export type SubscriptionDraft = z.infer<typeof subscriptionDraft>;

/** Null: of any type, of any company; `company` as Cognism writes it. */
export const eventSearch = z.strictObject({ type: z.nullable(z.enum(EVENT_TYPES)), company: words, ...dayRange });
export type EventSearch = Readonly<z.infer<typeof eventSearch>>;

/** `name` awaits the user's confirmation; `company` concerns only a saved person's company. See signals/match.ts. */
export const keptSignal = z.strictObject({
  ...signal.shape,
  leadId: z.nullable(z.string()),
  how: z.nullable(z.enum(['alias', 'name', 'user', 'company'])),
  isSeen: z.boolean(),
});
export type KeptSignal = z.infer<typeof keptSignal>;

export const signalWatch = z.strictObject({
  id: z.literal('signals'),
  isOn: z.boolean(),
  /** Its address holds both keys. */
  isLive: z.boolean(),
  isAudited: z.boolean(),
  readTo: z.nullable(moment),
  goOnAt: moment,
  failure: z.nullable(failure),
  liveSince: z.nullable(moment),
  auditedTo: z.int().check(z.gte(0)),
  auditFailure: z.nullable(failure),
});
export type SignalWatch = z.infer<typeof signalWatch>;
