import { createStores } from './01-create-stores.ts';
import { addSettingsAndDrift } from './02-add-settings-and-drift.ts';
import type { Migration } from './migration.ts';

/** In order; the number of migrations is the database's version. */
export const migrations: readonly Migration[] = [createStores, addSettingsAndDrift];
