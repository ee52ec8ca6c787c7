import { isOpen } from '../../src/model/open-question.ts';
import type { Purchase } from '../../src/model/schemas/purchases/purchase.ts';
import { type Books, costs, hasLeapt, isUnclear, ofPerson, readBooks } from './books.ts';
import { PEOPLE, personOf } from './people.ts';
import type { Story } from './perform.ts';
import type { Scenario } from './scenario.ts';

/** What became of a schedule's purchases, to tell how much was tried. */
export type Tried = Record<'charges' | 'refused' | 'settled' | 'answered' | 'open' | 'runs', number>;

export type Verdict = {
  /** All that is wrong; nothing where every promise was kept. */
  readonly wrong: readonly string[];
  readonly tried: Tried;
};

/** Judges what a schedule has left behind. */
export async function judge(scenario: Scenario, story: Story): Promise<Verdict> {
  const books = await readBooks(scenario);
  const { purchases, runs, charged } = books;
  const count = (is: (entry: Purchase) => boolean) => purchases.filter(is).length;
  const tried = {
    charges: charged.reduce((sum, credits) => sum + credits),
    refused: count(({ state }) => state === 'refused'),
    settled: count(({ state }) => state === 'settled'),
    answered: count(({ resolved }) => resolved !== null),
    open: count(isOpen),
    runs: runs.length,
  };
  if (hasLeapt(scenario, books)) return { wrong: [], tried };
  return { wrong: [...wrongIn(books, story), ...(await scenario.complaints())], tried };
}

function wrongIn(books: Books, story: Story): string[] {
  return [
    ...ledgerAgrees(books),
    ...nobodyPaidTwice(books, story),
    ...rulesWereKept(books, story),
    ...sumsAgree(books),
    ...nothingIsLost(books),
    ...runsEnded(books, story),
  ];
}

/** What Kaspr charged is what the ledger says, but for questions that are open. */
function ledgerAgrees(books: Books): string[] {
  const guessed = guessedIn(books);
  const intents = books.purchases
    .filter(({ state }) => state === 'intent')
    .map(({ id }) => `Entry ${id} is still an intent.`);
  return [
    ...intents,
    ...PEOPLE.flatMap((_, person) => {
      const entries = ofPerson(books, person);
      const known = entries.filter((entry) => !isUnclear(entry)).reduce((sum, { charged }) => sum + (charged ?? 0), 0);
      const unclear = entries.filter(isUnclear).reduce((sum, { stake }) => sum + stake, 0);
      const [truth = 0, sent = 0] = [books.charged[person], books.sent[person]];
      const wrong = [];
      if (truth < known || truth > known + unclear + guessed)
        wrong.push(`Person ${person}: ${truth} charged; the ledger says ${known}, and ${unclear} open.`);
      if (sent > entries.length) wrong.push(`Person ${person}: ${sent} requests for ${entries.length} entries.`);
      return wrong;
    }),
  ];
}

/**
 * Credits that only the user calls charged. Where that is wrong, the balances make another question look as if it had
 * cost nothing: the sums are right, but not whose it was.
 */
function guessedIn({ purchases }: Books): number {
  return purchases.reduce((sum, { resolved, stake }) => sum + (resolved?.by === 'user' ? stake : 0), 0);
}

function nobodyPaidTwice(books: Books, { words }: Story): string[] {
  return PEOPLE.flatMap((_, person) => {
    const entries = ofPerson(books, person);
    const wrong = [false, true].flatMap((phone) => {
      const paid = entries.filter((entry) => costs(entry) && Boolean(entry.asked.phoneRequired) === phone);
      const allowed = words.count(person, phone);
      return paid.length > allowed ? [`Person ${person}: paid ${paid.length} times, by ${allowed} words.`] : [];
    });
    const allowed = words.count(person, false) + words.count(person, true) + guessedIn(books);
    const truth = books.charged[person] ?? 0;
    return truth > allowed ? [...wrong, `Person ${person}: charged ${truth} times, by ${allowed} words.`] : wrong;
  });
}

/** What an entry counts against a cap (credits). */
const weight = (entry: Purchase) => (isUnclear(entry) ? entry.stake : (entry.charged ?? 0));

function rulesWereKept({ purchases, runs }: Books, { rules }: Story): string[] {
  return rules.flatMap(({ from, to, spendNothing, day, run }) =>
    purchases.flatMap((entry) => {
      if (entry.startedAt <= from || entry.startedAt >= to) return [];
      const earlier = purchases.filter(({ id }) => id <= entry.id);
      const spent = (all: Purchase[]) => all.reduce((sum, one) => sum + weight(one), 0);
      const ofDay = spent(earlier.filter(({ day }) => day === entry.day));
      const ofRun = entry.run === null ? 0 : spent(earlier.filter((one) => one.run === entry.run));
      const stopAfter = runs.find(({ id }) => id === entry.run)?.stopAfter ?? Number.POSITIVE_INFINITY;
      return [
        ...(spendNothing ? [`Entry ${entry.id} was sent while nothing may be spent.`] : []),
        // An entry that cost nothing in the end may have come at the cap.
        ...(ofDay > (day ?? Number.POSITIVE_INFINITY)
          ? [`Entry ${entry.id}: ${ofDay} spent, ${day} allowed a day.`]
          : []),
        ...(ofRun > Math.min(run ?? Number.POSITIVE_INFINITY, stopAfter)
          ? [`Entry ${entry.id}: run beyond its cap.`]
          : []),
      ];
    }),
  );
}

function sumsAgree({ purchases, days, runs }: Books): string[] {
  const open = (entry: Purchase) => (isOpen(entry) || (entry.found && entry.charged === null) ? entry.stake : 0);
  const sumOf = (entries: readonly Purchase[]) => ({
    entries: entries.length,
    charged: entries.reduce((sum, entry) => sum + (open(entry) > 0 ? 0 : (entry.charged ?? 0)), 0),
    open: entries.reduce((sum, entry) => sum + open(entry), 0),
  });
  const differ = (one: object, other: object) => JSON.stringify(one) !== JSON.stringify(other);
  const wrongDays = [...new Set([...days.map(({ day }) => day), ...purchases.map(({ day }) => day)])].filter((day) => {
    const { entries = 0, charged = 0, open = 0 } = days.find((sum) => sum.day === day) ?? {};
    return differ({ entries, charged, open }, sumOf(purchases.filter((entry) => entry.day === day)));
  });
  const wrongRuns = runs.filter(({ id, charged, open }) => {
    const { entries: _, ...sum } = sumOf(purchases.filter(({ run }) => run === id));
    return differ({ charged, open }, sum);
  });
  return [
    ...wrongDays.map((day) => `The sums of ${day} are wrong.`),
    ...wrongRuns.map(({ id }) => `The sums of run ${id} are wrong.`),
  ];
}

function nothingIsLost({ purchases, leads }: Books): string[] {
  const found = purchases.filter((entry) => entry.found);
  return found.flatMap(({ id, subject }) => {
    const contact = leads.find((lead) => lead.id === subject)?.contact;
    return contact && contact.emails.length > 0 ? [] : [`What entry ${id} brought is lost.`];
  });
}

function runsEnded(books: Books, { pausedByUser }: Story): string[] {
  const { runs, tasks } = books;
  return runs.flatMap(({ id, state, why, counts }) => {
    const own = tasks.filter(({ run }) => run === id);
    const waiting = own.filter((task) => task.state === 'waiting').length;
    const wrong = [];
    if (state === 'running') wrong.push(`Run ${id} neither goes on nor ends.`);
    if (state === 'paused' && why === null && !pausedByUser.has(id))
      wrong.push(`Run ${id} stands still, and nobody knows why.`);
    if (state === 'done' && waiting > 0) wrong.push(`Run ${id} is done, and ${waiting} were not asked about.`);
    if (waiting !== counts.waiting || Object.values(counts).reduce((sum, count) => sum + count) !== own.length)
      wrong.push(`Run ${id} has lost count.`);
    // Two names may be two tasks: that they are one person may show only later.
    const twice = PEOPLE.filter((_, person) => {
      const paid = ofPerson(books, person).filter((entry) => entry.run === id && costs(entry));
      return paid.length > own.filter((task) => personOf(task.person.slug) === person).length;
    });
    if (twice.length > 0) wrong.push(`Run ${id} has paid twice for somebody.`);
    return wrong;
  });
}
