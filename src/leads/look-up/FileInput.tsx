import { useState } from 'preact/hooks';
import { t } from '../../i18n.ts';
import { type OpenedFile, openedFile } from './opened-file.ts';

/** Five thousand people with all that an export can hold beside them are far less (bytes). */
const MAX_FILE_BYTES = 20_000_000;

/** A file in place of a pasted list: its text goes where a list would be pasted, so that it can be seen and mended. */
export function FileInput({ onFile }: { onFile: (file: OpenedFile) => void }) {
  const [said, setSaid] = useState('');

  async function read(file: File) {
    if (file.size > MAX_FILE_BYTES) return setSaid(t('manyFileTooLarge'));
    const bytes = new Uint8Array(await file.arrayBuffer());
    const opened = isWorkbook(bytes) ? null : await openedFile(bytes);
    if (opened === null) return setSaid(t(isWorkbook(bytes) ? 'manyFileWorkbook' : 'manyFileUnreadable'));
    onFile(opened);
    setSaid(t('manyFileRead', file.name));
  }

  return (
    <div>
      <label class="field">
        {t('manyFile')}
        <input
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/plain,text/tab-separated-values"
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            if (file) void read(file).catch(() => setSaid(t('manyFileUnreadable')));
            // The same file, mended, is to be taken again.
            event.currentTarget.value = '';
          }}
        />
      </label>
      <p class="hint" role="status" dir="auto">
        {said}
      </p>
    </div>
  );
}

/** A zip, as new Excel files are, or one of the containers of old ones. */
function isWorkbook([a, b, c, d]: Uint8Array): boolean {
  return (a === 0x50 && b === 0x4b && c === 3 && d === 4) || (a === 0xd0 && b === 0xcf && c === 0x11 && d === 0xe0);
}
