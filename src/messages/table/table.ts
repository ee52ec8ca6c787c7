import { connectionMessages } from './connections.ts';
import { crmMessages } from './crm.ts';
import { hubMessages } from './hubs.ts';
import { leadMessages } from './leads.ts';
import { ledgerMessages } from './ledger.ts';
import type { TruthfullyNamed } from './message.ts';
import { pageMessages } from './pages.ts';
import { purchaseMessages } from './purchases.ts';
import { researchMessages } from './research.ts';
import { signalMessages } from './signals.ts';

/** Loaded by the background only; pages import its types from names.ts. */
export const MESSAGES = {
  ...pageMessages,
  ...purchaseMessages,
  ...connectionMessages,
  ...ledgerMessages,
  ...leadMessages,
  ...hubMessages,
  ...crmMessages,
  ...signalMessages,
  ...researchMessages,
};

MESSAGES satisfies TruthfullyNamed<typeof MESSAGES>;
