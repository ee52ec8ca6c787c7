import { cpus } from 'node:os';
import { Leadlight } from '../../test/browser/leadlight.ts';
import { startSandbox } from '../../test/sandbox/index.ts';
import { buildExtension } from '../build.ts';
import { measureBadges } from './badges.ts';
import { measureBulk } from './bulk.ts';
import { measureContent } from './content.ts';
import { measureLargeStore } from './large-store.ts';
import { measureLookUp } from './look-up.ts';
import { measureOwnTime } from './own-time.ts';
import { measurePopup } from './popup.ts';
import { measureProduct } from './product.ts';
import { measurePush } from './push.ts';
import { measureRunStep } from './run-step.ts';
import { measureSaved } from './saved.ts';
import { measureSizes } from './sizes.ts';
import { measureWake } from './wake.ts';

// `npm run bench`: figures, on loopback. Nothing fails on them; run it on an idle machine.

console.log('Building the extension …');
await buildExtension();
const sandbox = await startSandbox();
try {
  const start = Date.now();
  console.log(await heading());
  console.log(measureSizes());
  console.log(await measureWake(sandbox));
  console.log(await measureContent(sandbox));
  console.log(await measureBadges(sandbox));
  console.log(await measurePopup(sandbox));
  console.log(await measureLookUp(sandbox));
  console.log(await measureOwnTime(sandbox));
  console.log(await measureLargeStore(sandbox));
  console.log(await measureSaved(sandbox));
  console.log(await measureProduct(sandbox));
  console.log(await measurePush(sandbox));
  console.log(await measureBulk());
  console.log(await measureRunStep());
  console.log(`Measured in ${Math.round((Date.now() - start) / 1000)} s.`);
} finally {
  await sandbox.stop();
}

async function heading(): Promise<string> {
  const leadlight = await Leadlight.start(sandbox);
  const version = await leadlight.browser.version();
  await leadlight.stop();
  const browser = `${version} (headless, watched by DevTools)`;
  return `\nLeadlight on ${cpus().length} cores, ${browser}, Node ${process.versions.node}\n`;
}
