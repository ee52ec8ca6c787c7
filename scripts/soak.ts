import { parseArgs } from 'node:util';
import { Stage } from '../test/model/play.ts';

// `npm run soak -- --minutes N`: random schedules for that long. `--seed S` first replays the schedules of that seed.

/** Schedules per seed: few enough to replay a failure in a minute or two. */
const ROUND = 300;

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' }, seed: { type: 'string' } } });
const end = Date.now() + Number(values.minutes) * 60_000;
let seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);

const stage = await Stage.start();
try {
  do {
    console.log(`${new Date().toLocaleTimeString('en-GB')}  ${ROUND} schedules, seed ${seed}`);
    await stage.play(ROUND, seed, true);
    console.log(JSON.stringify(stage.played));
    seed = Math.floor(Math.random() * 2 ** 31);
  } while (Date.now() < end);
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await stage.stop();
}
