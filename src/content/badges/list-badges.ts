import { parent } from '../../linkedin/dom.ts';
import type { FoundList } from '../../linkedin/lists/list-layout.ts';
import { send } from '../../messages/send.ts';
import type { ListName } from '../../model/schemas/people/reading.ts';
import { findBadgePlace } from './badge-place.ts';
import { openOnClick } from './clicks.ts';
import { createRowFinder, type FoundRows } from './find-rows.ts';
import { createKnownRows } from './known-rows.ts';
import { removeOldBadges } from './old-badges.ts';
import { onPageChanges } from './page-changes.ts';
import { inMessages, isAsKnown, isSamePerson, personOf } from './person.ts';
import { alignBadge, createRowBadge, isInPlace, putBadge, type RowBadge, restOf } from './row-badge.ts';
import { loadWords } from './words.ts';

export type ListBadges = { readonly askAgain: () => void };

export type ListBadgesDeps = {
  readonly isFresh: boolean;
  readonly list: ListName;
  readonly signal: AbortSignal;
  readonly switchedOff: () => void;
  /** Checked before every drawing step: older Firefox reports no address change, and profiles must have no badges. */
  readonly isHere: () => boolean;
};

const BURST_MS = 50;
const RETRY_DELAY_MS = 2000;

export function showBadges({ isFresh, list: listName, signal, switchedOff, isHere }: ListBadgesDeps): ListBadges {
  const known = createKnownRows();
  const nameBadge = loadWords();
  const finder = createRowFinder(isFresh, known, (elements) => passOver(elements), signal);
  let burst = 0;

  onPageChanges(finder.collect, () => isHere() && update(finder.find()), signal);
  openOnClick((target) => (isHere() ? known.personAt(target) : null), signal);
  window.addEventListener('resize', () => requestAnimationFrame(() => alignBadge(known.badges())), { signal });
  signal.addEventListener('abort', () => {
    clearTimeout(burst);
    for (const { row } of [...known.badges()]) known.forget(row);
  });

  function passOver(elements: Iterable<Element>): void {
    if (!signal.aborted && isHere()) update(finder.look(new Set(elements)));
  }

  function update({ rows, gone }: FoundRows): void {
    const list = finder.list();
    if (list === null) return;
    for (const row of gone) known.forget(row);
    const read = [...rows].map((row) => readRow(list, row)).filter((one) => one !== null);
    draw(list, read);
    ask(read.filter(({ isAsked }) => !isAsked));
  }

  /** Re-reads a row; null if it is about no person. A badge for a new person stays empty until the answer is there. */
  function readRow(list: FoundList, row: Element): RowBadge | null {
    const person = personOf(list.who(row));
    const name = person && list.nameIn(row);
    if (person === null || name === null) {
      known.clear(row);
      return null;
    }
    for (const other of [known.around(parent(row)), known.around(name)]) {
      if (other && other !== row) known.forget(other);
    }
    const one = known.badgeOf(row);
    if (one === null) {
      removeOldBadges(row, known.isHost);
      const fresh = createRowBadge(row, person, name, nameBadge);
      known.add(fresh);
      return fresh;
    }
    if (!isSamePerson(one.person, person)) {
      one.view = null;
      one.badge.say(person, null);
    }
    if (!isAsKnown(one.person, person)) one.isAsked = false;
    one.person = person;
    one.name = name;
    return one;
  }

  function draw(list: FoundList, all: readonly RowBadge[]): void {
    const now = performance.now();
    const places = all.map((one) => {
      if (one.view === null || !one.row.isConnected || isInPlace(one)) return null;
      const rest = restOf(one, now);
      if (rest > 0) return later(one, rest);
      const name = one.name.isConnected ? one.name : list.nameIn(one.row);
      return name && findBadgePlace(one.row, name, one.badge.host);
    });
    all.forEach((one, index) => {
      const place = places[index];
      if (place) putBadge(one, place, now);
      if (one.view !== null) one.badge.say(one.person, one.view);
    });
    alignBadge(all);
  }

  function later(one: RowBadge, rest: number): null {
    if (one.isResting) return null;
    one.isResting = true;
    setTimeout(() => {
      one.isResting = false;
      passOver([one.row]);
    }, rest);
    return null;
  }

  function ask(all: Iterable<RowBadge>): void {
    for (const batch of inMessages(all)) void askFor(batch);
  }

  function askAboutAll(): void {
    const all = [...known.badges()];
    const shown = all.filter(({ row }) => row.isConnected);
    // Changes to rows that are off the page aren't announced, so ask again if they return.
    for (const one of all) if (!one.row.isConnected) one.isAsked = false;
    // Even with no person to ask about, the switch may have changed.
    const [first = [], ...others] = inMessages(shown);
    void askFor(first, true);
    for (const batch of others) void askFor(batch);
  }

  async function askFor(batch: readonly RowBadge[], replaces = false): Promise<void> {
    const turns = batch.map((one) => {
      one.isAsked = true;
      one.turn += 1;
      return one.turn;
    });
    const people = batch.map(({ person }) => person.identity);
    const outcome = await send('view-badges', { people, list: listName, replaces });
    if (signal.aborted || !isHere()) return;
    if (outcome.ok && outcome.value === null) return switchedOff();
    const list = finder.list();
    if (list === null) return;
    const isDue = (one: RowBadge, index: number) => one.turn === turns[index] && known.badgeOf(one.row) === one;
    const due = batch.filter(isDue);
    if (!outcome.ok) return void setTimeout(() => !signal.aborted && ask(due), RETRY_DELAY_MS);
    const views = outcome.value;
    batch.forEach((one, index) => {
      if (isDue(one, index)) one.view = views?.[index] ?? null;
    });
    draw(list, due);
  }

  return {
    askAgain() {
      if (burst) return;
      burst = window.setTimeout(() => {
        burst = 0;
        askAboutAll();
      }, BURST_MS);
    },
  };
}
