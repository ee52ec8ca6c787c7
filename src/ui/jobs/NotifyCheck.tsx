import { useEffect, useState } from 'preact/hooks';
import { browser } from '../../browser.ts';
import { t } from '../../i18n.ts';

const NOTIFICATIONS = { permissions: ['notifications' as const] };

/**
 * Whether the desktop tells of what is over or new: a permission that the user gives, and takes away, here.
 * @param label what it is about; without one, that a look-up is over
 */
export function NotifyCheck({ label = t('notifyMe') }: { label?: string }) {
  const [isAllowed, setAllowed] = useState(false);
  const [isRefused, setRefused] = useState(false);
  useEffect(() => {
    void browser.permissions.contains(NOTIFICATIONS).then(setAllowed);
  }, []);

  async function change(wanted: boolean) {
    // The first await of the click: browsers ask only while they see the user's hand in it.
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
            // What the box shows is what the browser says, and it has not said it yet.
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
