import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type MessageKey, t } from '../i18n.ts';
import { lazyPart } from './lazy-part.tsx';
import { Ledger } from './ledger/Ledger.tsx';
import { LookUpMany } from './look-up/LookUpMany.tsx';
import { LeadsTab } from './saved/LeadsTab.tsx';
import { Signals } from './signals/Signals.tsx';

/** The tabs of the page, by the part of its address behind `#`; the first one is what the page opens with. */
const TABS = {
  leads: 'tabLeads',
  signals: 'tabSignals',
  research: 'tabResearch',
  many: 'tabMany',
  ledger: 'tabLedger',
} as const satisfies Record<string, MessageKey>;
type Tab = keyof typeof TABS;
const Research = lazyPart(async () => (await import('./research/Research.tsx')).Research);
const TAB_CONTENTS = {
  ...{ leads: LeadsTab, signals: Signals, research: Research, many: LookUpMany, ledger: Ledger },
} satisfies Record<Tab, ComponentType>;
const TAB_NAMES = Object.keys(TABS) as Tab[];

function tabOf(address: string): Tab {
  const [wanted] = new URL(address).hash.slice(1).split('?');
  return TAB_NAMES.find((name) => name === wanted) ?? 'leads';
}

/** Whatever needs more room than a popup. Each tab has an address of its own. */
export function Leads() {
  const [tab, setTab] = useState(tabOf(location.href));
  useEffect(() => {
    const gone = new AbortController();
    const follow = () => setTab(tabOf(location.href));
    addEventListener('hashchange', follow, { signal: gone.signal });
    // It may have changed between the first drawing and now.
    follow();
    return () => gone.abort();
  }, []);

  const Content = TAB_CONTENTS[tab];
  return (
    <main class="leads">
      <nav class="tabs" aria-label={t('leadsTitle')}>
        {TAB_NAMES.map((name) => (
          <a key={name} href={`#${name}`} aria-current={name === tab ? 'page' : undefined}>
            {t(TABS[name])}
          </a>
        ))}
      </nav>
      <Content />
    </main>
  );
}
