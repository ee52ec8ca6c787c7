import type { Behaviour, Hold, HoldPoint } from '../sandbox/index.ts';
import type { FaultCase } from './fault-case.ts';

/** Where a purchase can be when something goes wrong. */
export const POINTS = [
  'before intent',
  'after intent',
  'request sent',
  'server charged',
  'first byte',
  'whole reply',
  'before settlement',
  'after settlement',
] as const;
export type Point = (typeof POINTS)[number];

/** Points between which the same part of the product stands: of each fault, one of a class is tried in `npm test`. */
export const CLASS_OF: Readonly<
  Record<Point, 'before it is sent' | 'at the service' | 'in the reply' | 'in the store'>
> = {
  'before intent': 'before it is sent',
  'after intent': 'before it is sent',
  'request sent': 'at the service',
  'server charged': 'at the service',
  'first byte': 'in the reply',
  'whole reply': 'in the reply',
  'before settlement': 'in the store',
  'after settlement': 'in the store',
};

/** Those that the service itself can hold a request at. */
const AT_THE_SERVICE = {
  'request sent': 'before-charge',
  'server charged': 'after-charge',
  'first byte': 'after-first-byte',
  'whole reply': 'before-end',
} as const satisfies Partial<Record<Point, HoldPoint>>;

/** Lets a purchase go on from where it was held. */
export type GoOn = () => Promise<void>;

export const BUY = 'POST /profile/profile';

/** Bytes that the service has handed to its socket are in the browser after so long (ms). */
const ON_THE_WAY = 80;

/**
 * Clicks, and brings the purchase to a point, where it waits. The product has no hook for that. Inside the extension it
 * is held as any other context could hold it: by a transaction on the stores that the next step needs (`days` is
 * written with every intent and every end, and nothing that the popup shows reads it). Between its intent and its
 * request a purchase reads nothing: there it is held by the background's `fetch`.
 * @param behaviour how the service will treat the request once it goes on
 */
export async function reach(point: Point, faultCase: FaultCase, behaviour: Behaviour = {}): Promise<GoOn> {
  switch (point) {
    case 'before intent':
      return beforeIntent(faultCase, behaviour);
    case 'after intent':
      return afterIntent(faultCase, behaviour);
    case 'before settlement':
      return beforeSettlement(faultCase, behaviour);
    case 'after settlement':
      faultCase.kaspr.next(BUY, behaviour);
      await faultCase.click();
      await faultCase.isAnswered();
      return async () => {};
    default:
      return atTheService(AT_THE_SERVICE[point], faultCase, behaviour);
  }
}

async function beforeIntent({ fixture, kaspr, click }: FaultCase, behaviour: Behaviour): Promise<GoOn> {
  kaspr.next(BUY, behaviour);
  const days = await fixture.holdStores('days');
  await click();
  // The intent's transaction is there, and waits: nobody else can read the ledger before it is over.
  await fixture.isWritingWaiting();
  return days.release;
}

async function afterIntent(faultCase: FaultCase, behaviour: Behaviour): Promise<GoOn> {
  const { fixture, kaspr, click } = faultCase;
  const isWritten = () =>
    fixture.until(async () => (await fixture.purchases()).some(({ state }) => state === 'intent'), 'an intent');
  if (fixture.hasOneWriter) {
    // Whatever is held there, no intent can be written: the request is held on its way to a new connection.
    kaspr.next(BUY, behaviour);
    const hold = fixture.sandbox.proxy.hold('developer.kaspr.io');
    kaspr.dropConnections();
    await click();
    await hold.reached;
    await isWritten();
    return async () => hold.release();
  }
  kaspr.next(BUY, behaviour);
  const request = await fixture.holdRequests();
  await click();
  await isWritten();
  return request.release;
}

async function atTheService(place: HoldPoint, { kaspr, click }: FaultCase, behaviour: Behaviour): Promise<GoOn> {
  const hold = kaspr.hold(place);
  kaspr.next(BUY, { ...behaviour, hold });
  await click();
  await reached(hold);
  return async () => hold.release();
}

async function beforeSettlement({ fixture, kaspr, click }: FaultCase, behaviour: Behaviour): Promise<GoOn> {
  const hold = kaspr.hold('after-charge');
  kaspr.next(BUY, { ...behaviour, hold });
  await click();
  await reached(hold);
  const days = await fixture.holdStores('days');
  hold.release();
  await fixture.isWritingWaiting();
  return days.release;
}

async function reached(hold: Hold): Promise<void> {
  await hold.reached;
  await new Promise((done) => setTimeout(done, ON_THE_WAY));
}
