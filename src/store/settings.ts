import { DEFAULT_SETTINGS, type Settings, settings as settingsSchema } from '../model/settings.ts';
import type { Database } from './database.ts';

const ID = 'settings';

/** What the user has chosen, in one record. */
export function createSettings(database: Promise<Database>) {
  return {
    /** A choice that is missing or damaged is the default. */
    async view(): Promise<Settings> {
      return heal(await (await database).get('settings', ID));
    },

    async save(settings: Settings): Promise<Settings> {
      await (await database).put('settings', { ...settings, id: ID });
      return settings;
    },
  };
}

/** Choice by choice, so that one damaged choice does not undo the others. */
function heal(record: Record<string, unknown> | undefined): Settings {
  const badges = settingsSchema.shape.badges.safeParse(record?.badges);
  if (record && !badges.success) console.warn('A stored setting is damaged: badges');
  return { badges: badges.success ? badges.data : DEFAULT_SETTINGS.badges };
}

export type SettingsStore = ReturnType<typeof createSettings>;
