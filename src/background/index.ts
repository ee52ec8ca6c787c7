import '../browser/polyfill.ts';
import { createBackgroundJobs, resumeJobsOnStart } from '../jobs/background-jobs.ts';
import { receive } from '../messages/receive.ts';
import { resumeAskingOnStart } from './browser/ask-balances.ts';
import { welcomeOnInstall } from './browser/first-run.ts';
import { notifyNews, notifyRunEnded } from './browser/notify.ts';
import { wakeByAlarm, whileAwake } from './browser/stay-awake.ts';
import { createToolbar } from './browser/toolbar.ts';
import { keepUpWhenQuiet } from './browser/upkeep.ts';
import { createHandlers } from './handlers/handlers.ts';
import { createDriftAlarm } from './views/drift-alarm.ts';
import { createPages } from './views/pages.ts';
import { createViews } from './views/views.ts';
import { createChangeNotifier } from './wiring/change-notifier.ts';
import { createIntegrations } from './wiring/integrations.ts';
import { createProduct } from './wiring/product.ts';
import { createSpending } from './wiring/spending.ts';
import { openStorage } from './wiring/storage.ts';

const now = Date.now;
const changes = createChangeNotifier(
  (names) => storage.namesOf(names),
  (change) => showInToolbar(change),
);
const { changed } = changes;
const storage = openStorage(changed);
const showInToolbar = createToolbar(storage.queue);
const spending = createSpending({ storage, changed, notifyRunEnded, ended: () => jobs.audit(), now });
const product = createProduct({ storage, request: spending.request, changed, now });
const integrations = createIntegrations({ storage, spending, notifyNews, changed, whileAwake, now });
const advance = { bulk: spending.bulk.advance, product: product.sync.advance, ...integrations.jobs };
const jobs = createBackgroundJobs(advance, { whileAwake, now });
const views = createViews({ ...storage, ...product, ...spending, now });
const pages = createPages({ ...storage, ...product, views, alarm: createDriftAlarm(storage.drift, now), now });

wakeByAlarm();
welcomeOnInstall();
resumeAskingOnStart(spending.askBalances, spending.ledger.ready());
resumeJobsOnStart(jobs);
integrations.begin(jobs);
keepUpWhenQuiet({ keepUp: storage.keepUp, now });
showInToolbar();
receive(createHandlers({ storage, spending, integrations, views, pages, product, jobs, ...changes, whileAwake, now }));
