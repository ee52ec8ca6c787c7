import { createStores } from './01-create-stores.ts';
import { addSettingsAndDrift } from './02-add-settings-and-drift.ts';
import { addBudgetsAndRuns } from './03-add-budgets-and-runs.ts';
import { addSources } from './04-add-sources.ts';
import { addCrmAndSignals } from './05-add-crm-and-signals.ts';
import { addDamagedRecords } from './06-add-damaged-records.ts';
import { addOtherAnswersAndOptOuts } from './07-add-other-answers-and-opt-outs.ts';
import { addDaysOfEntries } from './08-add-days-of-entries.ts';
import { keepTickedColumnsOnly } from './09-keep-ticked-columns-only.ts';
import { addDraftsAndFormerIds } from './10-add-drafts-and-former-ids.ts';
import type { Migration } from './migration.ts';

/** In order; their number is the database's version. */
export const migrations: readonly Migration[] = [
  createStores,
  addSettingsAndDrift,
  addBudgetsAndRuns,
  addSources,
  addCrmAndSignals,
  addDamagedRecords,
  addOtherAnswersAndOptOuts,
  addDaysOfEntries,
  keepTickedColumnsOnly,
  addDraftsAndFormerIds,
];
