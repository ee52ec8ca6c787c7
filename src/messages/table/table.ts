import { connectionMessages } from './connections.ts';
import { crmMessages } from './crm.ts';
import { hubMessages } from './hubs.ts';
import { leadMessages } from './leads.ts';
import { ledgerMessages } from './ledger.ts';
import type { TruthfullyNamed } from './message.ts';
import { pageMessages } from './pages.ts';
import { purchaseMessages } from './purchases.ts';
import { signalMessages } from './signals.ts';

/**
 * Every message to the background: the schema of its request, the type of its reply, who may send it, whether it can
 * spend, and whether it may be repeated. The background alone loads this; pages take types of it, from names.ts.
 */
export const MESSAGES = {
  ...pageMessages,
  ...purchaseMessages,
  ...connectionMessages,
  ...ledgerMessages,
  ...leadMessages,
  ...hubMessages,
  ...crmMessages,
  ...signalMessages,
};

MESSAGES satisfies TruthfullyNamed<typeof MESSAGES>;
