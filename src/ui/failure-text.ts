import { formatTime, type MessageKey, t, tn } from '../i18n.ts';
import type { Failure } from '../model/failure.ts';
import type { Purchase } from '../model/purchase.ts';
import type { UnreadableReason } from '../model/reading.ts';

/** What the user can press: `again` may cost, `allow` asks for a permission. */
export type Action = 'open-options' | 'allow' | 'again' | 'reload' | null;

export type FailureText = { readonly sentence: string; readonly step: string; readonly action: Action };

type Context = { readonly purchase: Purchase | null };

/** The table of failures: a sentence and a next step for each. */
const TEXTS: { [K in Failure['kind']]: (failure: Extract<Failure, { kind: K }>, context: Context) => FailureText } = {
  'no-key': (failure) => of(t('failNoKey', t(failure.service)), t('stepNoKey'), 'open-options'),
  offline: () => of(t('failOffline'), t('stepOffline')),
  'no-permission': ({ hosts }) => of(t('failNoPermission', hostOf(hosts)), t('stepNoPermission'), 'allow'),
  'bad-address': (failure) => of(t('failBadAddress', t(failure.service)), t('stepBadAddress'), 'open-options'),
  'bad-domain': () => of(t('failBadDomain'), t('stepBadDomain')),
  'no-answer': (failure) => of(t('failNoAnswer', t(failure.service)), t('stepNoAnswer')),
  'bad-key': ({ service }, context) =>
    refused(of(t('failBadKey', t(service)), t('stepBadKey'), 'open-options'), context),
  'out-of-credits': ({ service }, context) =>
    refused(of(t('failOutOfCredits', t(service)), t('stepOutOfCredits', t(service))), context),
  'rate-limited': ({ service, until }, context) =>
    refused(of(t('failRateLimited', t(service), formatTime(until)), t('stepRateLimited', formatTime(until))), context),
  refused: ({ service, status }, context) => {
    if (status === 411) return refused(of(t('failRefusedWay', t(service)), t('stepRefusedWay')), context);
    const isPerson = context.purchase?.operation === 'profile';
    const step = isPerson ? t('stepRefused', t(service)) : t('stepRefusedDomain');
    return refused(of(t('failRefused', t(service), status), step), context);
  },
  'service-down': (failure, context) => maybeCharged(t('failServiceDown', t(failure.service), failure.status), context),
  timeout: (failure, context) => maybeCharged(t('failTimeout', t(failure.service)), context),
  'unreadable-reply': (failure, context) => maybeCharged(t('failUnreadableReply', t(failure.service)), context),
  'maybe-charged': (failure, context) => maybeCharged(t('failMaybeCharged', t(failure.service)), context),
  'not-stored': (failure, context) => maybeCharged(t('failNotStored', t(failure.service)), context),
  'not-linkedin': () => of(t('failNotLinkedIn'), t('stepNotLinkedIn')),
  'reload-page': () => of(t('failReload'), t('stepReload'), 'reload'),
  'unreadable-page': ({ reason, missing }) => PAGES[reason](missing),
  'newer-data': () => of(t('failNewerData'), t('stepNewerData')),
  internal: () => of(t('failInternal'), t('stepInternal')),
};

const PAGES: Record<UnreadableReason, (missing: readonly string[]) => FailureText> = {
  'no-people': () => of(t('failNoPeople'), t('stepNoPeople')),
  'no-subject': () => of(t('failNoSubject'), t('stepNoSubject')),
  'login-wall': () => of(t('failLoginWall'), t('stepLoginWall')),
  challenge: () => of(t('failChallenge'), t('stepChallenge')),
  'not-found': () => of(t('failPageNotFound'), t('stepPageNotFound')),
  'unknown-layout': () => of(t('failUnknownLayout'), t('stepUnknownLayout'), 'reload'),
  'not-the-subject': () => of(t('failNotTheSubject'), t('stepNotTheSubject'), 'reload'),
  'field-missing': (missing) =>
    of(t('failFieldMissing', partsText({ reason: 'field-missing', missing })), t('stepFieldMissing'), 'reload'),
};

/** @param purchase the entry that the failure ended, where there is one: it knows what is known of the charge */
export function failureText(failure: Failure, purchase: Purchase | null = null): FailureText {
  // TypeScript can't follow that `kind` picks the function that takes this very failure.
  const write = TEXTS[failure.kind] as (failure: Failure, context: Context) => FailureText;
  return write(failure, { purchase });
}

/**
 * The service answered that it has nothing: no failure of anything, but the user wants a next step all the same.
 * @param purchase a settled entry that found nothing
 */
export function nothingFoundText(purchase: Purchase): FailureText {
  const service = t(purchase.service);
  if (purchase.operation !== 'profile') {
    const isPatterns = purchase.operation === 'domain-patterns';
    return of(t(isPatterns ? 'noPatternsFound' : 'noEmployeesFound', service, purchase.subject), '');
  }
  if (purchase.asked.phoneRequired) return of(t('failNoPhone', service), t('stepNoPhone'));
  return of(t('failNotFound', service), t('stepNotFound'));
}

function of(sentence: string, step: string, action: Action = null): FailureText {
  return { sentence, step, action };
}

/** A refusal costs nothing, unless the service says that this one did. */
function refused({ sentence, step, action }: FailureText, { purchase }: Context): FailureText {
  if (purchase?.charged) return of(sentence, tn('stepWasCharged', purchase.charged), 'again');
  return of(`${sentence} ${t('notCharged')}`, step, action);
}

/** What is known of the money when no answer could be read. */
function maybeCharged(sentence: string, { purchase }: Context): FailureText {
  if (!purchase) return of(sentence, t('stepVerifyAgain'));
  const { charged, service, repeatable } = purchase;
  if (charged === 0) return of(sentence, t('stepNotCharged'));
  if (charged !== null) return of(sentence, tn('stepWasCharged', charged), 'again');
  const steps = [t('stepMaybeCharged'), repeatable ? t('stepMaybeRepeated', t(service)) : ''];
  return of(sentence, steps.filter(Boolean).join(' '), 'again');
}

const FIELDS = new Map<string, MessageKey>([
  ['name', 'fieldName'],
  ['slug', 'fieldSlug'],
  ['rows', 'fieldRows'],
  ['page', 'fieldPage'],
]);

/** Which parts of a page could not be read, in words: "the name, the person’s address". */
export function partsText({ reason, missing }: { reason: UnreadableReason; missing: readonly string[] }): string {
  if (missing.length > 0) return missing.map(fieldName).join(', ');
  return reason === 'not-the-subject' ? t('fieldSubject') : t('fieldPage');
}

function fieldName(field: string): string {
  const key = FIELDS.get(field);
  return key ? t(key) : t('fieldOther', field);
}

function hostOf(pattern: string): string {
  return pattern
    .replace(/^.*:\/\//, '')
    .replace(/^\*\./, '')
    .replace(/\/\*?$/, '');
}
