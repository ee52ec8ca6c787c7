import { announceChange } from '../../messages/changes.ts';
import { type Change, type Changed, EVERYTHING, MAX_NAMES } from '../../model/views/change.ts';
import { createTabNotifier } from '../browser/tab-notifier.ts';
import { createTabPeople } from '../browser/tab-people.ts';

/** @param namesOf adds all other names of the saved people who bear one of these */
export function createChangeNotifier(
  namesOf: (names: readonly string[]) => Promise<readonly string[]>,
  alsoTell: (change: Change) => void,
) {
  const tabPeople = createTabPeople();
  const notifyTabs = createTabNotifier(tabPeople);

  async function withAllNames({ topics, people }: Change): Promise<Change> {
    const names = people && people.length > 0 ? await namesOf(people).catch(() => null) : people;
    return { topics, people: names && names.length <= MAX_NAMES ? names : null };
  }

  async function notify(change: Change): Promise<void> {
    const whole = await withAllNames(change);
    announceChange(whole);
    notifyTabs(whole);
    alsoTell(whole);
  }

  const changed: Changed = (change = EVERYTHING) => void notify(change);
  return { changed, tabPeople };
}
