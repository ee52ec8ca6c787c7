import { useEffect, useState } from 'preact/hooks';
import { browser } from '../../browser.ts';
import { t } from '../../i18n.ts';

const NOTIFICATIONS = { permissions: ['notifications' as const] };

/** Grants and revokes the permission for desktop notifications. @param label by default that a look-up is over */
export function NotifyCheck({ label = t('notifyMe') }: { label?: string }) {
  const [isAllowed, setAllowed] = useState(false);
  const [isRefused, setRefused] = useState(false);
  useEffect(() => {
    void browser.permissions.contains(NOTIFICATIONS).then(setAllowed);
  }, []);

  async function change(wanted: boolean) {
    // Must be the first await of the click: browsers prompt only in direct response to one.
    const isChanged = await (wanted
      ? browser.permissions.request(NOTIFICATIONS)
      : browser.permissions.remove(NOTIFICATIONS));
    setAllowed(isChanged ? wanted : !wanted);
    setRefused(wanted && !isChanged);
  }

  return (
    <>
      <label class="check">
        <input
          type="checkbox"
          checked={isAllowed}
          onChange={(event) => {
            const wanted = event.currentTarget.checked;
            // The box shows the permission, which the user has not granted yet.
            event.currentTarget.checked = isAllowed;
            void change(wanted);
          }}
        />
        {label}
      </label>
      {isRefused && (
        <p class="hint" role="status">
          {t('notifyRefused')}
        </p>
      )}
    </>
  );
}
