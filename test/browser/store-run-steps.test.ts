import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { StorePage } from './store-browser.ts';

/** In the page: what store-page.ts exports. */
declare const store: typeof import('./store-page.ts');

let page: StorePage;
beforeAll(async () => {
  page = await StorePage.shared();
});
beforeEach(() => page.begin());

describe('a step of a run', () => {
  /** What is read by one step, and by the pages that are open meanwhile, of a run of so many people. */
  const readsIn = (count: number) =>
    page.run(async (name, count) => {
      const people = Array.from({ length: count }, (_, at) => store.person(`p${at}`));
      const { step, queue, ledgerStore, namesOf, run } = await store.beginRun(`${name}-${count}`, people);
      const spec = { service: 'kaspr', operation: 'profile', asked: {} } as const;
      /** The toolbar, the progress of runs, and a list that prices the person whose turn it was. */
      const show = async (at: number) => {
        const own = people.slice(at, at + 1);
        await namesOf([`in:p${at}`]);
        return [await queue.shown(), await queue.areWaiting(own, false), await ledgerStore.past([spec], own)];
      };
      // Whom the run is about is read once.
      for (let at = 0; at < 3; at += 1) await step().then(() => show(at));
      const reads = [];
      for (let at = 3; at < 6; at += 1) reads.push(await store.recordsOf(() => step().then(() => show(at))));
      return { reads, counts: (await queue.run(run.id))?.counts };
    }, count);

  it('reads as much in a run of 1500 as in one of 20', async () => {
    const [short, long] = [await readsIn(20), await readsIn(1500)];
    expect([short, long].map(({ counts }) => counts?.found)).toEqual([6, 6]);
    expect(long.reads).toEqual(short.reads);
    expect(short.reads.map((one) => one['next.getAll'])).toEqual([1, 1, 1]);
  });
});

describe('who is waiting', () => {
  it('is known of few and of many, by any name, and no longer once their turn has come', async () => {
    const seen = await page.run(async (name) => {
      const many = Array.from({ length: 60 }, (_, at) => store.person(`p${at}`, at === 7 ? 'ACoA7' : null));
      const { queue, run, step } = await store.beginRun(name, many);
      const other = store.open(name).queue;
      const ask = async (who: typeof many, phoneRequired = false) =>
        (await queue.areWaiting(who, phoneRequired)).map(Number).join('');
      const few = [many[0], many[1], store.person('P7'), store.person('q', 'ACoA7'), store.person('q')].flatMap(
        (one) => one ?? [],
      );
      const seen = [await ask(few), await ask(few, true), await ask([])];
      await step();
      seen.push(await ask(few), (await ask(many)).replaceAll('1', ''));
      await queue.pause(run.id, null);
      seen.push(await ask(few));
      const second = await other.add({ service: 'kaspr', phoneRequired: false, stopAfter: null }, few.slice(0, 1), 9);
      seen.push(await ask(few));
      await queue.cancel(run.id, 9);
      seen.push(await ask(few));
      await other.cancel(second.id, 9);
      seen.push(await ask(few));
      return seen;
    });
    expect(seen).toEqual(['11110', '00000', '', '01110', '0', '01110', '11110', '10000', '00000']);
  });
});

it('all names of saved people are found by any of them, and what is not known stays', async () => {
  const seen = await page.run(async (name) => {
    const { buy, namesOf, personStore } = store.open(name);
    const { subject } = await buy(store.person('ada', 'ACoA'), 'ada@acme.example');
    await personStore.person(store.person('ada-2', 'ACoA', '77'), 9);
    const seen = await Promise.all(
      [['in:ada-2'], [subject], ['member:77', 'in:bob'], ['in:bob', 'lead-9'], []].map(namesOf),
    );
    return seen.map((names) => names.map((one) => (one === subject ? 'lead' : one)).sort());
  });
  const ada = ['in:ada', 'in:ada-2', 'lead', 'member:77', 'urn:ACoA'];
  expect(seen).toEqual([ada, ada, [...ada, 'in:bob'].sort(), ['in:bob', 'lead-9'], []]);
});
