import { Leadlight } from '../test/browser/leadlight.ts';
import { checkPage } from '../test/check/check-page.ts';
import { Fixture } from '../test/check/fixture.ts';
import { reportOf, totalsOf } from '../test/check/report.ts';
import { pagesIn } from '../test/check/sidecar.ts';
import { Turns } from '../test/check/turns.ts';
import { DEMO_KEY, startSandbox } from '../test/sandbox/index.ts';
import { buildExtension } from './build.ts';

// `npm run check:pages -- DIR`: serves every page of a folder at its address to the built extension, and compares what
// is read with `<name>.json` beside it (test/check/sidecar.ts). Fails on any difference.

const AT_ONCE = 4;
const folder = process.argv[2];
if (!folder) {
  console.error('Say which folder: npm run check:pages -- DIR');
  process.exit(2);
}

await buildExtension(['chrome']);
const sandbox = await startSandbox();
const leadlight = await Leadlight.start(sandbox);
try {
  await leadlight.saveKey(DEMO_KEY);
  const ownPage = await Fixture.open(leadlight, sandbox);
  const turns = new Turns(AT_ONCE);
  const checked = await Promise.all(pagesIn(folder).map((page) => turns.run(() => checkPage(ownPage, page))));
  console.log(reportOf(checked));
  const { wrong, faults } = totalsOf(checked);
  process.exitCode = wrong + faults === 0 ? 0 : 1;
} finally {
  await leadlight.stop();
  await sandbox.stop();
}
