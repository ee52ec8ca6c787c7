import { browser } from '../browser.ts';
import { createConnect } from '../enrichment/connect.ts';
import { createLedger } from '../enrichment/ledger.ts';
import { createLookUps } from '../enrichment/look-ups.ts';
import { createWires } from '../enrichment/wires.ts';
import { receive } from '../messages/receive.ts';
import { createRequest } from '../services/http.ts';
import { createChanged } from './changed.ts';
import { createDriftAlarm } from './drift-alarm.ts';
import { welcomeOnInstall } from './first-run.ts';
import { createHandlers } from './handlers.ts';
import { createPages } from './pages.ts';
import { wakeByAlarm, whileAwake } from './stay-awake.ts';
import { openStorage } from './storage.ts';
import { createViews } from './views.ts';

const now = Date.now;
const changed = createChanged();
const { accounts, badges, book, drift, library, settings } = openStorage(changed);
const surroundings = {
  fetch: (input: RequestInfo | URL, init?: RequestInit) => fetch(input, init),
  isOnline: () => navigator.onLine,
  allowedOrigins: accounts.origins,
  mayReach: (hosts: string) => browser.permissions.contains({ origins: [hosts] }),
};
const request = createRequest(surroundings);
const wires = createWires(accounts, request);
const ledger = createLedger(book, changed, now);
const lookUps = createLookUps({ ledger, accounts, wires, request, surroundings, now });
const connect = createConnect({ accounts, request, wires, now });
const views = createViews({ accounts, library, book, now });
const pages = createPages({ views, library, badges, alarm: createDriftAlarm(drift, now) });

wakeByAlarm();
welcomeOnInstall();
receive(createHandlers({ views, pages, badges, settings, lookUps, accounts, connect, changed, whileAwake, now }));
