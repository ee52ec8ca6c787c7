import { browser } from '../../browser.ts';
import { LINKEDIN_PATTERN } from '../../linkedin/urls/host.ts';
import type { PageQuestion } from '../../messages/names.ts';
import { type Change, concerns, joinChanges, type Topic } from '../../model/views/change.ts';
import type { TabPeople } from './tab-people.ts';

/** Changes come in bursts (intent, end, balance): one message covers all within this time (ms). */
const BURST_MS = 100;

const BADGE_TOPICS: readonly Topic[] = ['settings', 'product'];

/** Notifies every open LinkedIn page whose badges a change concerns. Its message says nothing about the change. */
export function createTabNotifier(tabPeople: Pick<TabPeople, 'in' | 'keep'>, pause = BURST_MS) {
  let due: Change | null = null;

  async function tellTabs(change: Change): Promise<void> {
    const message: PageQuestion = { name: 'badges' };
    const tabs = (await browser.tabs.query({ url: LINKEDIN_PATTERN })).flatMap(({ id }) => id ?? []);
    tabPeople.keep(tabs);
    // Pages that were open before Leadlight was installed, or that are closing, don't listen.
    await Promise.allSettled(tabs.filter((id) => isConcerned(change, id)).map((id) => tell(id, message)));
  }

  function isConcerned(change: Change, tabId: number): boolean {
    const people = tabPeople.in(tabId);
    const isShown = (name: string) => people === null || people.has(name);
    return concerns(change, {
      topics: people ? BADGE_TOPICS : [...BADGE_TOPICS, 'people'],
      about: { topics: ['people'], isShown },
    });
  }

  return (change: Change): void => {
    if (due === null) {
      setTimeout(() => {
        const all = due;
        due = null;
        // A browser that shuts down has no tabs to ask for.
        if (all) void tellTabs(all).catch(() => {});
      }, pause);
    }
    due = due ? joinChanges(due, change) : change;
  };
}

function tell(tabId: number, message: PageQuestion): Promise<unknown> {
  return browser.tabs.sendMessage(tabId, message, { frameId: 0 });
}
