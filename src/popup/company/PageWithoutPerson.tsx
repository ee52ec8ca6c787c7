import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { AccountView } from '../../model/views/views.ts';
import { Footer } from '../page/Footer.tsx';
import { NoKey } from '../purchase/NoKey.tsx';
import { CompanyBox } from './CompanyBox.tsx';

type Props = {
  tabId: number | null;
  /** What a typed domain belongs to. */
  pageKey: string;
  account: AccountView;
  /** The domain to begin with. */
  suggested?: string | null;
  children: ComponentChildren;
};

/** Every page without a person who can be bought: what it shows, and the company box, which needs no page. */
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
