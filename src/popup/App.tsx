import { useEffect, useState } from 'preact/hooks';
import { t } from '../i18n.ts';
import type { RowReference } from '../messages/names.ts';
import { RunProgress } from '../ui/jobs/RunProgress.tsx';
import { BackToList } from './list/BackToList.tsx';
import type { TabWatch } from './page/tab-watch.ts';
import { View } from './View.tsx';

export function App({ watch }: { watch: TabWatch }) {
  const [{ tabId, row, page }, setShown] = useState(watch.current);
  // So that keyboards and screen readers resume where they left the list.
  const [opened, setOpened] = useState<RowReference | null>(null);
  const [begun, setBegun] = useState<number | null>(null);
  useEffect(() => watch.subscribe(setShown), [watch]);

  function open(wanted: RowReference) {
    setOpened(wanted);
    watch.openRow(wanted);
  }

  return (
    <main class="popup">
      <RunProgress begun={begun} />
      {row && <BackToList takesFocus={row === opened} onBack={() => watch.openRow(null)} />}
      {page ? (
        <View page={page} tabId={tabId} opened={opened} onOpen={open} onReread={watch.reread} onBegun={setBegun} />
      ) : (
        <Reading />
      )}
    </main>
  );
}

function Reading() {
  return (
    <div class="progress" role="status">
      <span class="spinner" />
      <div>
        <strong>{t('reading')}</strong>
        <p class="hint">{t('readingHint')}</p>
      </div>
    </div>
  );
}
