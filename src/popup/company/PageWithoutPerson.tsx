import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { AccountView } from '../../model/views/views.ts';
import { Footer } from '../page/Footer.tsx';
import { NoKey } from '../purchase/NoKey.tsx';
import { CompanyBox } from './CompanyBox.tsx';

type Props = {
  tabId: number | null;
  pageKey: string;
  account: AccountView;
  suggested?: string | null;
  children: ComponentChildren;
};

/** The company box needs no page, so every page without a person to buy has it. */
export function PageWithoutPerson({ tabId, pageKey, account: first, suggested = null, children }: Props) {
  const [latest, setLatest] = useState<AccountView | null>(null);
  const account = latest ?? first;
  return (
    <>
      {children}
      {!account.hasKey && <NoKey />}
      <CompanyBox
        key={pageKey}
        tabId={tabId}
        pageKey={pageKey}
        person={null}
        suggested={suggested}
        contact={null}
        onAccount={setLatest}
      />
      <Footer account={account} />
    </>
  );
}
