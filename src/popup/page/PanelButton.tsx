import { useEffect, useState } from 'preact/hooks';
import { browser } from '../../browser.ts';
import { t } from '../../i18n.ts';
import { Icon } from '../../ui/Icon.tsx';

/** Chromium's side panel, which the types of `browser` do not know: they are of what both browsers have. */
type WithPanel = { readonly sidePanel?: { open: (where: { windowId: number }) => Promise<void> } };

/** Opens the panel beside the page, which stays open; not there in the panel itself. */
export function PanelButton() {
  // Asked for before the click: a browser opens a panel only while it sees the user's hand in it.
  const [windowId, setWindowId] = useState<number | null>(null);
  useEffect(() => {
    void browser.windows.getCurrent().then(({ id }) => setWindowId(id ?? null));
  }, []);
  if (windowId === null || location.pathname.includes('/panel/')) return null;

  async function open(windowId: number) {
    const { sidePanel } = browser as unknown as WithPanel;
    await (sidePanel ? sidePanel.open({ windowId }) : browser.sidebarAction.open());
    // A popup that covers what it has just opened; as a tab of its own it stays.
    if (location.search === '') close();
  }

  return (
    <button
      type="button"
      class="icon-button"
      aria-label={t('openPanel')}
      title={t('openPanel')}
      onClick={() => void open(windowId)}
    >
      <Icon name="panel" />
    </button>
  );
}
