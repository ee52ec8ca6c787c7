/** Far more than any page shows. A tab that asks about more is notified of every change. */
const MAX_NAMES_PER_TAB = 10_000;

/** The people each tab has asked badges for, so that it is notified of their changes only. In memory. */
export function createTabPeople() {
  const byTab = new Map<number, Set<string>>();

  return {
    /** @param replaces whether these are all that the tab shows, instead of those before */
    asked(tabId: number, aliases: readonly string[], replaces: boolean): void {
      const known = replaces ? new Set<string>() : byTab.get(tabId);
      // It may have asked an earlier background about others.
      if (!known) return;
      for (const alias of aliases) known.add(alias);
      if (known.size <= MAX_NAMES_PER_TAB) byTab.set(tabId, known);
      else byTab.delete(tabId);
    },

    /** Null: not known, so it may be anyone. */
    in: (tabId: number): ReadonlySet<string> | null => byTab.get(tabId) ?? null,

    /** Forgets all tabs but these. */
    keep(tabs: readonly number[]): void {
      for (const tabId of byTab.keys()) if (!tabs.includes(tabId)) byTab.delete(tabId);
    },
  };
}

export type TabPeople = ReturnType<typeof createTabPeople>;
