import { isOpen } from '../../src/model/open-question.ts';
import type { Purchase } from '../../src/model/schemas/purchases/purchase.ts';
import type { PaidService } from '../../src/model/schemas/purchases/service.ts';
import { type Books, costs, hasLeapt, isUnclear, ofPerson, readBooks, SERVICES } from './books.ts';
import { PEOPLE, personOf } from './people.ts';
import type { Story } from './perform.ts';
import type { Scenario } from './scenario.ts';

/** What became of a schedule's purchases, to tell how much was tried. */
export type Tried = Record<
  'charges' | 'reveals' | 'refused' | 'settled' | 'answered' | 'open' | 'runs' | 'damages' | 'kept',
  number
>;

export type Verdict = {
  /** All that is wrong; nothing where every promise was kept. */
  readonly wrong: readonly string[];
  readonly tried: Tried;
};

/** Judges what a schedule has left behind. */
export async function judge(scenario: Scenario, story: Story): Promise<Verdict> {
  const books = await readBooks(scenario);
  const { purchases, runs, charged } = books;
  const { complaints, kept, left } = await scenario.heard();
  const count = (is: (entry: Purchase) => boolean) => purchases.filter(is).length;
  const tried = {
    charges: charged.kaspr.reduce((sum, credits) => sum + credits),
    reveals: charged.cognism.reduce((sum, credits) => sum + credits),
    refused: count(({ state }) => state === 'refused'),
    settled: count(({ state }) => state === 'settled'),
    answered: count(({ resolved }) => resolved !== null),
    open: count(isOpen),
    runs: runs.length,
    damages: story.damages.length,
    kept,
  };
  if (hasLeapt(scenario, books)) return { wrong: [], tried };
  const waiting = left > 0 ? [`${left} answers still wait for room.`] : [];
  return { wrong: [...wrongIn(books, story), ...waiting, ...complaints], tried };
}

function wrongIn(books: Books, story: Story): string[] {
  return [
    ...books.purchases.filter(({ state }) => state === 'intent').map(({ id }) => `Entry ${id} is still an intent.`),
    ...SERVICES.flatMap((service) => [...ledgerAgrees(books, service), ...nobodyPaidTwice(books, service, story)]),
    ...rulesWereKept(books, story),
    ...sumsAgree(books),
    ...nothingIsLost(books, story),
    ...damageIsKept(books, story),
    ...runsEnded(books, story),
  ];
}

/** What a service charged is what the ledger says, but for questions that are open. */
function ledgerAgrees(books: Books, service: PaidService): string[] {
  const guessed = guessedIn(books);
  return PEOPLE.flatMap((_, person) => {
    const entries = ofPerson(books, person, service);
    const known = entries.filter((entry) => !isUnclear(entry)).reduce((sum, { charged }) => sum + (charged ?? 0), 0);
    const unclear = entries.filter(isUnclear).reduce((sum, { stake }) => sum + stake, 0);
    const [truth = 0, sent = 0] = [books.charged[service][person], service === 'kaspr' ? books.sent[person] : 0];
    const wrong = [];
    // Cognism takes nothing for whom it has revealed before, and does not say so: its ledger is an upper bound.
    if ((service === 'kaspr' && truth < known) || truth > known + unclear + guessed)
      wrong.push(`Person ${person}: ${truth} charged by ${service}; the ledger says ${known}, and ${unclear} open.`);
    if (sent > entries.length) wrong.push(`Person ${person}: ${sent} requests for ${entries.length} entries.`);
    return wrong;
  });
}

/**
 * Credits that only the user calls charged. Where that is wrong, the balances make another question look as if it had
 * cost nothing: the sums are right, but not whose it was.
 */
function guessedIn({ purchases }: Books): number {
  return purchases.reduce((sum, { resolved, stake }) => sum + (resolved?.by === 'user' ? stake : 0), 0);
}

function nobodyPaidTwice(books: Books, service: PaidService, story: Story): string[] {
  const words = story.words[service];
  return PEOPLE.flatMap((_, person) => {
    const entries = ofPerson(books, person, service);
    const wrong = [false, true].flatMap((phone) => {
      const paid = entries.filter((entry) => costs(entry) && Boolean(entry.asked.phoneRequired) === phone);
      const allowed = words.count(person, phone);
      // Of an entry that was ruined, whether it was paid for can't be known any more.
      const known = paid.filter(({ failure }) => failure?.kind !== 'damaged-entry').length;
      return known > allowed ? [`Person ${person}: paid ${service} ${known} times, by ${allowed} words.`] : [];
    });
    const allowed = words.count(person, false) + words.count(person, true) + guessedIn(books);
    const truth = books.charged[service][person] ?? 0;
    return truth > allowed
      ? [...wrong, `Person ${person}: charged ${truth} times by ${service}, by ${allowed} words.`]
      : wrong;
  });
}

/** What an entry counts against a cap (credits). */
const weight = (entry: Purchase) => (isUnclear(entry) ? entry.stake : (entry.charged ?? 0));

function rulesWereKept({ purchases, runs }: Books, { rules, damages }: Story): string[] {
  // What an entry was taken for when the next was written is not known any more once it was ruined.
  if (damages.some(({ store }) => store === 'purchases')) return [];
  return rules.flatMap(({ from, to, spendNothing, day, run }) =>
    purchases.flatMap((entry) => {
      if (entry.id <= from || entry.id > to) return [];
      const earlier = purchases.filter(({ id }) => id <= entry.id);
      const spent = (all: Purchase[]) => all.reduce((sum, one) => sum + weight(one), 0);
      const isOfDay = (one: Purchase) => one.service === entry.service && one.day === entry.day;
      const ofDay = entry.service === 'kaspr' ? spent(earlier.filter(isOfDay)) : 0;
      const ofRun = entry.run === null ? 0 : spent(earlier.filter((one) => one.run === entry.run));
      const ofKaspr = spent(earlier.filter((one) => one.run === entry.run && one.service === 'kaspr'));
      const stopAfter = runs.find(({ id }) => id === entry.run)?.stopAfter ?? Number.POSITIVE_INFINITY;
      const isBeyond = ofRun > stopAfter || (entry.run !== null && ofKaspr > (run ?? Number.POSITIVE_INFINITY));
      return [
        ...(spendNothing ? [`Entry ${entry.id} was sent while nothing may be spent.`] : []),
        // An entry that cost nothing in the end may have come at the cap.
        ...(ofDay > (day ?? Number.POSITIVE_INFINITY)
          ? [`Entry ${entry.id}: ${ofDay} spent, ${day} allowed a day.`]
          : []),
        ...(isBeyond ? [`Entry ${entry.id}: run beyond its cap.`] : []),
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
  const idOf = (entry: Purchase) => `${entry.service}|${entry.day}`;
  const wrongDays = [...new Set([...days.map(({ id }) => id), ...purchases.map(idOf)])].filter((day) => {
    const { entries = 0, charged = 0, open = 0 } = days.find(({ id }) => id === day) ?? {};
    return differ({ entries, charged, open }, sumOf(purchases.filter((entry) => idOf(entry) === day)));
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

/** Nothing that was brought is lost, and by now there is room for all of it. */
function nothingIsLost({ purchases, leads }: Books, { damages }: Story): string[] {
  return purchases.flatMap(({ id, subject, found, failure }) => {
    if (failure?.kind === 'not-stored') return [`What entry ${id} brought was never written.`];
    const contact = leads.find((lead) => lead.id === subject)?.contact;
    const isRuined = damages.some(({ key, field }) => key === subject && field === 'contact');
    return !found || isRuined || (contact && contact.emails.length > 0) ? [] : [`What entry ${id} brought is lost.`];
  });
}

/** A record that was ruined is set aside as it was found, or was made whole again; the rest of it stays. */
function damageIsKept({ damaged, purchases, leads }: Books, { damages }: Story): string[] {
  return damages.flatMap(({ store, key, field, before }) => {
    if (store !== 'purchases' && store !== 'leads') return [];
    const kept = [...purchases, ...leads].find(({ id }) => id === key);
    const isAside = damaged.some((one) => one.store === store && one.key === key);
    // What was joined to another person is with that one.
    const isJoined = store === 'leads' && leads.some(({ aliases }) => meets(aliases, before.aliases));
    if (!kept && !isJoined) return [`${store} ${key} is gone since its ${field} was ruined.`];
    if (!isAside && Object(Reflect.get(kept ?? {}, field)).ruined)
      return [`${store} ${key} still has a ruined ${field}.`];
    return [];
  });
}

const meets = (aliases: readonly string[], others: unknown) =>
  Array.isArray(others) && others.some((alias) => aliases.includes(alias));

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
    // What concerns the service counts against nobody: who failed was asked about, in this run or before.
    const asked = (slug: string) => SERVICES.some((service) => ofPerson(books, personOf(slug), service).length > 0);
    const blamed = own.filter((task) => task.state === 'failed' && !asked(task.person.slug));
    if (blamed.length > 0) wrong.push(`Run ${id} counts an outage against ${blamed.length}.`);
    // Two names may be two tasks: that they are one person may show only later.
    const twice = PEOPLE.filter((_, person) =>
      SERVICES.some((service) => {
        const entries = ofPerson(books, person, service).filter((entry) => entry.run === id && costs(entry));
        const paid = entries.filter(({ failure }) => failure?.kind !== 'damaged-entry');
        return paid.length > own.filter((task) => personOf(task.person.slug) === person).length;
      }),
    );
    if (twice.length > 0) wrong.push(`Run ${id} has paid twice for somebody.`);
    return wrong;
  });
}
