import { expect, it } from 'vitest';
import { batch } from '../../../src/purchasing/look-up/batch.ts';

const upper = async (asked: readonly string[]) => asked.map((one) => one.toUpperCase());

/** Seats, and what was asked of them. */
function seats(count: number, answer: typeof upper = upper) {
  const calls: (readonly string[])[] = [];
  const all = batch<number, string, string>(
    Array.from({ length: count }).map((_, at) => at),
    (asked) => {
      calls.push(asked);
      return answer(asked);
    },
  );
  return { seats: all.map(([, seat]) => seat), calls };
}

const turn = () => new Promise((resolve) => setTimeout(resolve));

it('asks once, when the last is ready, and gives each its own answer', async () => {
  const {
    seats: [one, two, three],
    calls,
  } = seats(3);
  const first = two?.ask('second seat');
  const other = one?.ask('first seat');
  await turn();
  expect(calls).toEqual([]);
  const last = three?.ask('third seat');
  expect(await Promise.all([first, other, last])).toEqual(['SECOND SEAT', 'FIRST SEAT', 'THIRD SEAT']);
  expect(calls).toEqual([['second seat', 'first seat', 'third seat']]);
});

it('waits for nobody who has left', async () => {
  const {
    seats: [one, two, three],
    calls,
  } = seats(3);
  one?.leave();
  const answer = two?.ask('b');
  await turn();
  expect(calls).toEqual([]);
  three?.leave();
  expect(await answer).toBe('B');
  // To leave twice, or after asking, changes nothing.
  three?.leave();
  two?.leave();
  await turn();
  expect(calls).toEqual([['b']]);
});

it('asks nothing for nobody', async () => {
  const { seats: all, calls } = seats(2);
  for (const seat of all) seat.leave();
  await turn();
  expect(calls).toEqual([]);
});

it('tells each who has asked of a failure', async () => {
  const {
    seats: [one, two],
  } = seats(2, () => Promise.reject(new Error('cut')));
  const answers = await Promise.allSettled([one?.ask('a'), two?.ask('b')]);
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});

it('tells whoever was left out', async () => {
  const {
    seats: [one, two],
  } = seats(2, async () => ['only one']);
  const answers = await Promise.allSettled([one?.ask('a'), two?.ask('b')]);
  expect(answers).toMatchObject([{ status: 'fulfilled', value: 'only one' }, { status: 'rejected' }]);
});
