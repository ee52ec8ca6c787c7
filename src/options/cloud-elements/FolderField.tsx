import { useRef, useState } from 'preact/hooks';
import { t } from '../../i18n.ts';
import { send } from '../../messages/send.ts';
import type { PickedHub } from '../../model/schemas/crm/hub.ts';
import { failureHere } from '../connections/verified-text.ts';
import { TextField } from '../fields/TextField.tsx';
import { FolderPicker } from './FolderPicker.tsx';
import { folderFrom } from './typed-address.ts';

/** Typed, and saved on change, or picked from the storage's folders. */
export function FolderField({ picked }: { picked: PickedHub }) {
  // Null while the saved value is shown.
  const [typed, setTyped] = useState<string | null>(null);
  const [isPicking, setPicking] = useState(false);
  const [said, setSaid] = useState('');
  const [isOdd, setOdd] = useState(false);
  const home = useRef<HTMLDivElement>(null);
  const shown = typed ?? picked.folder ?? '';

  async function save(text: string) {
    const folder = folderFrom(text);
    setOdd(folder === undefined);
    if (folder === undefined) return setSaid(t('folderOdd'));
    const { mapping, site } = picked;
    const saved = await send('save-hub', { hub: 'documents', mapping, folder, site });
    if (saved.ok) setTyped(null);
    setSaid(saved.ok ? t('savedChoice') : failureHere(saved.failure));
  }

  function closePicker() {
    setPicking(false);
    // The pressed button is gone, and the focus with it.
    home.current?.focus();
  }

  return (
    <div class="fields" ref={home} tabIndex={-1}>
      <TextField
        name={t('folder')}
        hint={t('folderHint')}
        value={shown}
        isOdd={isOdd}
        onType={setTyped}
        onDone={() => void save(shown)}
      />
      {isPicking ? (
        <FolderPicker
          start={folderFrom(shown) ?? '/'}
          onPicked={(path) => {
            closePicker();
            void save(path);
          }}
          onLeft={closePicker}
        />
      ) : (
        <div class="row">
          <button
            type="button"
            class="quiet"
            onClick={() => {
              setSaid('');
              setPicking(true);
            }}
          >
            {t('browseFolders')}
          </button>
        </div>
      )}
      <p role="status">{said}</p>
    </div>
  );
}
