import { failure } from '../purchases/failure.ts';
import { moment } from '../purchases/service.ts';
import { z } from '../schema.ts';

/** What Cognism's API of 2016 calls its events; `mention` is any of a person or a company in the news. */
export const SIGNAL_KINDS = ['job-join', 'job-leave', 'job-move', 'location-move', 'mention'] as const;
export type SignalKind = (typeof SIGNAL_KINDS)[number];

/** The types as that API writes them; 310 is an article that mentions a company, 330 one that mentions a brand. */
export const EVENT_TYPES = [
  ...(['job-join', 'job-leave', 'job-move', 'location-move'] as const),
  ...(['person-mention', 'quote', '310', '330'] as const),
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

const words = z.nullable(z.string().check(z.minLength(1), z.maxLength(500)));
const link = z.nullable(z.url({ protocol: /^https$/ }).check(z.maxLength(2000)));

/** Something that happened to a person or a company, as a service tells it. */
export const signal = z.strictObject({
  /** The service's own id: the same event comes again on other pages, and over the websocket. */
  id: z.string().check(z.minLength(1), z.maxLength(200)),
  kind: z.enum(SIGNAL_KINDS),
  /** When it happened, as the service says (epoch ms). No later than a date can be. */
  at: moment.check(z.lte(8.64e15)),
  /** When Leadlight was told (epoch ms). */
  toldAt: moment,
  /** `url`: the person's own page, mostly that of LinkedIn (https only). */
  person: z.nullable(z.strictObject({ name: words, url: link, title: words, oldTitle: words })),
  /** Where the person is now, and where they were; of a mention the company that it is about. */
  company: words,
  oldCompany: words,
  location: words,
  oldLocation: words,
  /** Where it is told of (https only), where the service says. */
  source: link,
});
export type Signal = z.infer<typeof signal>;

/** What a subscription is for: a type of events (as that API writes it), those of one company, or both. */
const pattern = z.strictObject({ type: words, company: words });

/** A standing order at Cognism: every event that fits is sent to an address of the user's own. */
export const subscription = z.strictObject({
  id: z.string().check(z.regex(/^[\w-]{1,200}$/)),
  name: z.string().check(z.minLength(1), z.maxLength(300)),
  isActive: z.boolean(),
  pattern,
  /**
   * `headers` is what the address is sent with each event; it may hold a secret of the user's. Null: the service said
   * nothing of it.
   */
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

/** A subscription that is to be made. Events hold people's names and jobs: they are sent over https only. */
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

/**
 * A signal as it is kept: whom it is about. `how` as signals/match.ts says; `name` waits for the user's word, `company`
 * is about nobody but a company at which somebody is who is saved.
 */
export const keptSignal = z.strictObject({
  ...signal.shape,
  leadId: z.nullable(z.string()),
  how: z.nullable(z.enum(['alias', 'name', 'user', 'company'])),
  isSeen: z.boolean(),
});
export type KeptSignal = z.infer<typeof keptSignal>;

/** How signals are heard of. One record. */
export const signalWatch = z.strictObject({
  id: z.literal('signals'),
  isOn: z.boolean(),
  /** Also over the websocket, whose address holds both keys. */
  isLive: z.boolean(),
  /** An entry in Cognism's audit log for each reveal. */
  isAudited: z.boolean(),
  /** Events up to then were read (epoch ms). */
  readTo: z.nullable(moment),
  goOnAt: moment,
  failure: z.nullable(failure),
  /** Since when the websocket is open (epoch ms); null while it is not. */
  liveSince: z.nullable(moment),
  /**
   * The last entry of the ledger that was looked at for the audit log, and why the last entry could not be written
   * there.
   */
  auditedTo: z.int().check(z.gte(0)),
  auditFailure: z.nullable(failure),
});
export type SignalWatch = z.infer<typeof signalWatch>;
