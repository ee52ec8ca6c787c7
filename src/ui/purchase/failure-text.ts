import { formatTime, type MessageKey, t, tn } from '../../i18n.ts';
import { isAboutPerson } from '../../model/paid-services.ts';
import type { UnreadableReason } from '../../model/schemas/people/reading.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import type { Purchase } from '../../model/schemas/purchases/purchase.ts';
import type { Service } from '../../model/schemas/purchases/service.ts';
import { resolutionText } from './resolution-text.ts';

/** `again` may cost, `check` looks at the account free of charge. */
export type Action = 'open-options' | 'allow' | 'again' | 'check' | 'reload' | null;

export type FailureText = { readonly sentence: string; readonly step: string; readonly action: Action };

type Context = { readonly purchase: Purchase | null };

const FAILURE_TEXTS: {
  [K in Failure['kind']]: (failure: Extract<Failure, { kind: K }>, context: Context) => FailureText;
} = {
  'no-key': (failure) => of(t('failNoKey', t(failure.service)), t('stepNoKey'), 'open-options'),
  offline: () => of(t('failOffline'), t('stepOffline')),
  'no-permission': ({ hosts }) => of(t('failNoPermission', hostOf(hosts)), t('stepNoPermission'), 'allow'),
  'bad-address': (failure) => of(t('failBadAddress', t(failure.service)), t('stepBadAddress'), 'open-options'),
  'bad-domain': () => of(t('failBadDomain'), t('stepBadDomain')),
  'no-answer': (failure) => of(t('failNoAnswer', t(failure.service)), t('stepNoAnswer')),
  'bad-key': ({ service }, context) =>
    refused(of(t('failBadKey', t(service)), t('stepBadKey'), 'open-options'), context, service),
  'not-offered': ({ service }) => of(t('failNotOffered', t(service)), t('stepNotOffered')),
  'not-entitled': ({ service }, context) =>
    service === 'cloudElements' && !context.purchase
      ? of(t('failConnectionOff', t(service)), t('stepConnectionOff'), 'open-options')
      : refused(of(t('failNotEntitled', t(service)), t('stepNotEntitled', t(service))), context),
  'nothing-to-buy': ({ service }) => of(t('failNothingToBuy', t(service)), t('stepNothingToBuy')),
  'opted-out': ({ service }) => of(t('failOptedOut', t(service)), t('stepOptedOut')),
  'wrong-person': ({ service }, context) => maybeCharged(t('failWrongPerson', t(service)), context),
  'out-of-credits': ({ service, pool }, context) =>
    refused(
      of(
        pool ? t('failOutOfPool', t(service), t(KIND_NAMES[pool])) : t('failOutOfCredits', t(service)),
        t('stepOutOfCredits', t(service)),
        context.purchase ? null : 'check',
      ),
      context,
    ),
  'rate-limited': ({ service, until }, context) =>
    refused(
      of(t('failRateLimited', t(service), formatTime(until)), t('stepRateLimited', formatTime(until))),
      context,
      service,
    ),
  refused: ({ service, status }, context) => {
    if (status === 411) return refused(of(t('failRefusedWay', t(service)), t('stepRefusedWay')), context);
    if (service === 'cloudElements' && !context.purchase) return refusedByCloud(status);
    if (!context.purchase) return refused(of(t('failRefused', t(service), status), t('stepFreeCall')), context);
    const step = isAboutPerson(context.purchase) ? t('stepRefused', t(service)) : t('stepRefusedDomain');
    return refused(of(t('failRefused', t(service), status), step), context);
  },
  'service-down': (failure, context) => maybeCharged(t('failServiceDown', t(failure.service), failure.status), context),
  timeout: (failure, context) => maybeCharged(t('failTimeout', t(failure.service)), context),
  'unreadable-reply': (failure, context) => maybeCharged(t('failUnreadableReply', t(failure.service)), context),
  interrupted: (failure, context) => maybeCharged(t('failInterrupted', t(failure.service)), context),
  'spend-nothing': () => of(t('failSpendNothing'), t('stepSpendNothing'), 'open-options'),
  'over-budget': ({ service, cap, limit }) =>
    of(
      tn(CAP_FAILURES[cap], limit, t(service)),
      t(cap === 'run' ? 'stepOverRun' : 'stepOverBudget'),
      // This limit was set where the look-up began; the options would not help.
      cap === 'run' ? null : 'open-options',
    ),
  'service-resting': ({ service, until }) => of(t('failResting', t(service)), t('stepResting', formatTime(until))),
  'maybe-charged': (failure, context) => maybeCharged(t('failMaybeCharged', t(failure.service)), context),
  'maybe-written': ({ service }, context) =>
    context.purchase
      ? maybeCharged(t('failMaybeCharged', t(service)), context)
      : of(t('failMaybeCharged', t(service)), t('stepMaybeWritten')),
  'not-stored': (failure, context) => maybeCharged(t('failNotStored', t(failure.service)), context),
  'damaged-entry': (failure, context) => maybeCharged(t('failDamagedEntry', t(failure.service)), context),
  'not-linkedin': () => of(t('failNotLinkedIn'), t('stepNotLinkedIn')),
  'reload-page': () => of(t('failReload'), t('stepReload'), 'reload'),
  'unreadable-page': ({ reason, missing }) => UNREADABLE_PAGE_TEXTS[reason](missing),
  'newer-data': () => of(t('failNewerData'), t('stepNewerData')),
  internal: () => of(t('failInternal'), t('stepInternal')),
};

export const KIND_NAMES = {
  'work-email': 'kindWorkEmail',
  'personal-email': 'kindPersonalEmail',
  phone: 'kindPhone',
} as const;
const CAP_FAILURES = { day: 'failOverDay', month: 'failOverMonth', run: 'failOverRun' } as const;

const UNREADABLE_PAGE_TEXTS: Record<UnreadableReason, (missing: readonly string[]) => FailureText> = {
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

/** @param purchase the entry that ended with this failure, if any: it knows about the charge */
export function failureText(failure: Failure, purchase: Purchase | null = null): FailureText {
  // TypeScript can't see that `kind` picks the function for this very failure.
  const write = FAILURE_TEXTS[failure.kind] as (failure: Failure, context: Context) => FailureText;
  return write(failure, { purchase });
}

/** Not a failure, but the user needs a next step. @param purchase a settled entry that found nothing */
export function nothingFoundText(purchase: Purchase): FailureText {
  const service = t(purchase.service);
  if (purchase.operation === 'account') return of(t('noFacts', service, purchase.subject), '');
  if (purchase.operation === 'domain-patterns' || purchase.operation === 'domain-employees') {
    const isPatterns = purchase.operation === 'domain-patterns';
    return of(t(isPatterns ? 'noPatternsFound' : 'noEmployeesFound', service, purchase.subject), '');
  }
  if (purchase.asked.phoneRequired) return of(t('failNoPhone', service), t('stepNoPhone'));
  return of(t('failNotFound', service), t('stepNotFound'));
}

function of(sentence: string, step: string, action: Action = null): FailureText {
  return { sentence, step, action };
}

/** A refusal costs nothing unless the service says so. If a call never costs anything, money is not mentioned. */
function refused({ sentence, step, action }: FailureText, { purchase }: Context, service?: Service): FailureText {
  if (service === 'cloudElements' && !purchase) return of(sentence, step, action);
  if (purchase?.charged) return of(sentence, tn('stepWasCharged', purchase.charged), 'again');
  return of(`${sentence} ${t('notCharged')}`, step, action);
}

/** Cloud Elements passes on the answer of a CRM or storage; nothing costs anything there. */
function refusedByCloud(status: number): FailureText {
  if (status === 409) return of(t('failDuplicate'), t('stepDuplicate'));
  if (status === 413) return of(t('failTooManyFound'), t('stepTooManyFound'));
  return of(t('failRefused', t('cloudElements'), status), t('stepMapping'), 'open-options');
}

function maybeCharged(sentence: string, { purchase }: Context): FailureText {
  if (!purchase) return of(sentence, t('stepFreeCall'));
  const { charged, service, repeatable } = purchase;
  const answer = resolutionText(purchase);
  if (answer) return charged === 0 ? of(sentence, answer) : of(sentence, `${answer} ${t('againMayCost')}`, 'again');
  if (charged === 0) return of(sentence, t('stepNotCharged'));
  if (charged !== null) return of(sentence, tn('stepWasCharged', charged), 'again');
  const steps = [t('stepMaybeCharged'), repeatable ? t('stepMaybeRepeated', t(service)) : ''];
  return of(sentence, steps.filter(Boolean).join(' '), 'again');
}

const FIELD_NAMES = new Map<string, MessageKey>([
  ['name', 'fieldName'],
  ['slug', 'fieldSlug'],
  ['rows', 'fieldRows'],
  ['page', 'fieldPage'],
]);

/** "the name, the person’s address" */
export function partsText({ reason, missing }: { reason: UnreadableReason; missing: readonly string[] }): string {
  if (missing.length > 0) return missing.map(fieldName).join(', ');
  return reason === 'not-the-subject' ? t('fieldSubject') : t('fieldPage');
}

function fieldName(field: string): string {
  const key = FIELD_NAMES.get(field);
  return key ? t(key) : t('fieldOther', field);
}

function hostOf(pattern: string): string {
  return pattern
    .replace(/^.*:\/\//, '')
    .replace(/^\*\./, '')
    .replace(/\/\*?$/, '');
}
