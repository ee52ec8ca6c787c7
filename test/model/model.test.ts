import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectMoreThan, IS_FULL } from '../random-runs.ts';
import { Stage } from './play.ts';

const SCHEDULES = IS_FULL ? 5000 : 300;

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.start();
});
afterAll(() => stage.stop());

it('whatever the user, the browser and the service do: the ledger says what was charged, and nothing is paid twice', async () => {
  const seed = Number(process.env.RANDOM_SEED ?? Math.floor(Math.random() * 2 ** 31));
  console.log(`${SCHEDULES} schedules, seed ${seed}`);
  await stage.play(SCHEDULES, seed);
  const { played } = stage;
  console.log(JSON.stringify(played));
  expect(played.schedules).toBeGreaterThanOrEqual(SCHEDULES);
  const { again, ...often } = played;
  expect(again).toBeLessThanOrEqual(SCHEDULES / 100);
  // The statement above is about something only while all of it happens often.
  for (const count of Object.values(often)) expectMoreThan(SCHEDULES / 40, count);
}, 3_000_000);
