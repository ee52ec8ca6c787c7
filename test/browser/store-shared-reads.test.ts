import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { StorePage } from './store-browser.ts';

/** In the page: what store-page.ts exports. */
declare const store: typeof import('./store-page.ts');

let page: StorePage;
beforeAll(async () => {
  page = await StorePage.shared();
});
beforeEach(() => page.begin());

describe('reads that follow from one another', () => {
  it('share one transaction, whatever part of the store they ask', async () => {
    const seen = await page.run(async (name) => {
      const { accounts, badges, buy, ledgerStore, personStore, settings, signals } = store.open(name);
      await buy(store.person('jane'), 'jane@acme.example');
      const seen = await store.transactions(async () => {
        const lead = await personStore.person(store.person('jane'), 1);
        await Promise.all([settings.view(), accounts.balance('kaspr'), accounts.connection('cognism')]);
        await badges.states([store.identity('jane')]);
        await ledgerStore.past([], [store.person('jane')]);
        await signals.shown(null, lead?.id ?? null, 5);
        await accounts.paid();
      });
      return seen.map(({ mode }) => mode);
    });
    expect(seen).toEqual(['readonly']);
  });

  it('keep to their own while another answer reads', async () => {
    const count = await page.run(async (name) => {
      const { accounts, settings } = store.open(name);
      await settings.view();
      const answer = async () => {
        for (let read = 0; read < 5; read += 1) await Promise.all([settings.view(), accounts.connection('kaspr')]);
      };
      const seen = await store.transactions(async () => {
        const first = answer();
        // As another message: in a task of its own.
        await new Promise<void>((later) => setTimeout(later));
        await Promise.all([first, answer()]);
      });
      return seen.length;
    });
    expect(count).toBeLessThanOrEqual(2);
  });

  it('begin another where they waited for something else', async () => {
    const count = await page.run(async (name) => {
      const { settings } = store.open(name);
      const seen = await store.transactions(async () => {
        await settings.view();
        await new Promise((later) => setTimeout(later, 5));
        await settings.view();
      });
      return seen.length;
    });
    expect(count).toBe(2);
  });
});

describe('a read', () => {
  it('sees every write that has ended, whatever is read meanwhile', async () => {
    const seen = await page.run(async (name) => {
      const { settings } = store.open(name);
      const { accounts } = store.open(name);
      let isOver = false;
      const reading = (async () => {
        while (!isOver) await settings.view();
      })();
      const seen: boolean[] = [];
      for (const badges of [false, true, false, true]) {
        await settings.save({ badges });
        seen.push((await settings.view()).badges);
        await accounts.connect(store.connection(store.KEY_ID), store.secret('a key'));
        seen.push((await accounts.connection('kaspr')) !== null);
        await accounts.disconnect('kaspr');
        seen.push((await accounts.connection('kaspr')) === null);
      }
      isOver = true;
      await reading;
      return seen;
    });
    expect(seen).toEqual([false, true, true].concat([true, true, true], [false, true, true], [true, true, true]));
  });

  it('that goes on and on lets a write past', async () => {
    const isSaved = await page.run(async (name) => {
      const { settings } = store.open(name);
      await settings.view();
      let isOver = false;
      const saved = settings.save({ badges: false }).then(() => {
        isOver = true;
      });
      for (let reads = 0; reads < 10_000 && !isOver; reads += 1) await settings.view();
      const isInTime = isOver;
      await saved;
      return isInTime;
    });
    expect(isSaved).toBe(true);
  });

  it('that fails lets the others of its answer go on', async () => {
    const [message, badges] = await page.run(async (name) => {
      const { accounts, settings } = store.open(name);
      await settings.view();
      await store.putRaw(name, 'connections', { service: 'kaspr', base: 'secret' });
      const damaged = store.failed(accounts.connection('kaspr'));
      return [await damaged, (await settings.view()).badges] as const;
    });
    expect(message).toMatch(/^A stored record is damaged/);
    expect(badges).toBe(true);
  });
});
