import { browser } from '../browser.ts';
import { createConnect } from '../enrichment/connect.ts';
import { createLedger } from '../enrichment/ledger.ts';
import { createLookUps } from '../enrichment/look-ups.ts';
import { mergeLeads } from '../enrichment/merge.ts';
import { createWires } from '../enrichment/wires.ts';
import { announceChange } from '../messages/changes.ts';
import { receive } from '../messages/receive.ts';
import { createRequest } from '../services/http.ts';
import { createAccounts } from '../store/accounts.ts';
import { createBook } from '../store/book.ts';
import { openDatabase } from '../store/database.ts';
import { createLibrary } from '../store/library.ts';
import { createHandlers } from './handlers.ts';
import { wakeByAlarm, whileAwake } from './stay-awake.ts';
import { createViews } from './views.ts';

const now = Date.now;
const database = openDatabase();
const accounts = createAccounts(database);
const book = createBook(database, mergeLeads);
const library = createLibrary(database, mergeLeads);
const surroundings = {
  fetch: (input: RequestInfo | URL, init?: RequestInit) => fetch(input, init),
  isOnline: () => navigator.onLine,
  allowedOrigins: accounts.origins,
  mayReach: (hosts: string) => browser.permissions.contains({ origins: [hosts] }),
};
const request = createRequest(surroundings);
const wires = createWires(accounts, request);
const ledger = createLedger(book, announceChange, now);
const lookUps = createLookUps({ ledger, accounts, wires, request, surroundings, now });
const connect = createConnect({ accounts, request, wires, now });
const views = createViews({ accounts, library, book, now });

wakeByAlarm();
receive(createHandlers({ views, lookUps, accounts, connect, changed: announceChange, whileAwake }));
