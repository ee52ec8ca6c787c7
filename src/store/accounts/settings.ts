import { BADGE_PLACES, type BadgePlace } from '../../model/badge-places.ts';
import { PAID_SERVICES } from '../../model/paid-services.ts';
import type { PaidService } from '../../model/schemas/purchases/service.ts';
import {
  type Budget,
  budget,
  DEFAULT_SETTINGS,
  type Settings,
  type SettingsChoices,
  settings as settingsSchema,
} from '../../model/schemas/purchases/settings.ts';
import { z } from '../../model/schemas/schema.ts';
import { DURABLE, type OpenDatabase, runTransaction } from '../database.ts';

export const SETTINGS_ID = 'settings';

export function createSettings(openDatabase: OpenDatabase) {
  return {
    async view(): Promise<Settings> {
      return healSettings(await (await openDatabase()).get('settings', SETTINGS_ID));
    },

    /** Durable when it resolves: it includes the spending limits. */
    async save(chosen: SettingsChoices): Promise<Settings> {
      const transaction = (await openDatabase()).transaction('settings', 'readwrite', DURABLE);
      return runTransaction(transaction, async () => {
        const named = Object.fromEntries(Object.entries(chosen).filter(([, choice]) => choice !== undefined));
        const saved: Settings = { ...healSettings(await transaction.store.get(SETTINGS_ID)), ...named };
        await transaction.store.put({ ...saved, id: SETTINGS_ID });
        return saved;
      });
    },
  };
}

/** Fails closed: a damaged cap becomes zero, a damaged kill switch counts as on. */
export function healSettings(record: object | undefined): Settings {
  if (!record) return DEFAULT_SETTINGS;
  const fields = { ...record } as Record<string, unknown>;
  const { badges, spendNothing, sources, enough, previews, kinds } = settingsSchema.shape;
  const choice = <T>(name: keyof Settings, schema: Parser<T>, standard: T) =>
    healed(name, schema, fields[name], standard, standard);
  const caps = anyFields.safeParse(fields.budgets === undefined ? {} : fields.budgets);
  return {
    badges: choice('badges', badges, DEFAULT_SETTINGS.badges),
    badgePlaces: healedPlaces(fields.badgePlaces),
    sources: choice('sources', sources, DEFAULT_SETTINGS.sources),
    enough: choice('enough', enough, DEFAULT_SETTINGS.enough),
    previews: choice('previews', previews, DEFAULT_SETTINGS.previews),
    kinds: choice('kinds', kinds, DEFAULT_SETTINGS.kinds),
    spendNothing: healed('spendNothing', spendNothing, fields.spendNothing, false, true),
    budgets: Object.fromEntries(
      PAID_SERVICES.map((service) => [
        service,
        healed('budgets', budget, caps.success ? caps.data[service] : null, NO_CAP, NO_CREDIT),
      ]),
    ) as Record<PaidService, Budget>,
  };
}

function healedPlaces(stored: unknown): Record<BadgePlace, boolean> {
  const places = healed('badgePlaces', anyFields, stored, {}, {});
  const choice = (place: BadgePlace) => {
    const standard = DEFAULT_SETTINGS.badgePlaces[place];
    return healed('badgePlaces', settingsSchema.shape.badges, places[place], standard, standard);
  };
  return Object.fromEntries(BADGE_PLACES.map((place) => [place, choice(place)])) as Record<BadgePlace, boolean>;
}

const anyFields = z.record(z.string(), z.unknown());
const NO_CAP: Budget = { day: null, month: null, run: null };
const NO_CREDIT: Budget = { day: 0, month: 0, run: 0 };

type Parser<T> = { readonly safeParse: (value: unknown) => { success: true; data: T } | { success: false } };

function healed<T>(name: string, schema: Parser<T>, value: unknown, missing: T, damaged: T): T {
  if (value === undefined) return missing;
  const parsed = schema.safeParse(value);
  if (!parsed.success) console.warn(`A stored setting is damaged: ${name}`);
  return parsed.success ? parsed.data : damaged;
}

export type SettingsStore = ReturnType<typeof createSettings>;
