import { cpus } from 'node:os';
import { Leadlight } from '../../test/browser/leadlight.ts';
import { type Sandbox, startSandbox } from '../../test/sandbox/index.ts';
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

// `npm run bench`: figures, on loopback. Nothing fails on them; run it on an idle machine. Words name parts.

const PARTS: Readonly<Record<string, (sandbox: Sandbox) => string | Promise<string>>> = {
  sizes: measureSizes,
  wake: measureWake,
  content: measureContent,
  badges: measureBadges,
  popup: measurePopup,
  'look-up': measureLookUp,
  'own-time': measureOwnTime,
  'large-store': measureLargeStore,
  saved: measureSaved,
  product: measureProduct,
  push: measurePush,
  bulk: measureBulk,
  'run-step': measureRunStep,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in PARTS));
if (unknown.length > 0) throw new Error(`No part ${unknown.join(', ')}. There are: ${Object.keys(PARTS).join(', ')}`);

console.log('Building the extension …');
await buildExtension();
const sandbox = await startSandbox();
try {
  const start = Date.now();
  console.log(await heading());
  for (const [name, measure] of Object.entries(PARTS)) {
    if (wanted.length === 0 || wanted.includes(name)) console.log(await measure(sandbox));
  }
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
