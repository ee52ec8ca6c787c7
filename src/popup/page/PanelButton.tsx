import { useEffect, useState } from 'preact/hooks';
import { browser } from '../../browser.ts';
import { t } from '../../i18n.ts';
import { Icon } from '../../ui/Icon.tsx';

/** Chromium only, so the types of `browser` lack it: they cover what both browsers have. */
type WithPanel = { readonly sidePanel?: { open: (where: { windowId: number }) => Promise<void> } };

/** Not rendered in the panel itself. */
export function PanelButton() {
  // In advance, since browsers open a panel only synchronously within a user gesture.
  const [windowId, setWindowId] = useState<number | null>(null);
  useEffect(() => {
    void browser.windows.getCurrent().then(({ id }) => setWindowId(id ?? null));
  }, []);
  if (windowId === null || location.pathname.includes('/panel/')) return null;

  async function open(windowId: number) {
    const { sidePanel } = browser as unknown as WithPanel;
    await (sidePanel ? sidePanel.open({ windowId }) : browser.sidebarAction.open());
    // A popup would cover the panel; as a tab it stays.
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
