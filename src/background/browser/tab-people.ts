/** Far more than a page shows; a tab that asks about more is told of everyone. */
const MAX_NAMES_PER_TAB = 10_000;

/** Of whom each tab has asked the badges, so that it is told of changes of these. It dies with the background. */
export function createTabPeople() {
  const byTab = new Map<number, Set<string>>();

  return {
    /** @param replaces whether these are all that the tab shows, instead of those before */
    asked(tabId: number, aliases: readonly string[], replaces: boolean): void {
      const known = replaces ? new Set<string>() : byTab.get(tabId);
      // Whom it asked an earlier background about is not known.
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
