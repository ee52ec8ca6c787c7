import { useState } from 'preact/hooks';
import { t } from '../../i18n.ts';

/** Five thousand people with all that an export can hold beside them are far less (bytes). */
const MAX_FILE_BYTES = 20_000_000;

/** A file in place of a pasted list: its text goes where a list would be pasted, so that it can be seen and mended. */
export function FileInput({ onText }: { onText: (text: string) => void }) {
  const [said, setSaid] = useState('');

  async function read(file: File) {
    if (file.size > MAX_FILE_BYTES) return setSaid(t('manyFileTooLarge'));
    const text = decoded(await file.arrayBuffer());
    if (text === null) return setSaid(t('manyFileUnreadable'));
    onText(text);
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

/** UTF-8, UTF-16 with its mark ("Unicode text"), else Windows-1252, as spreadsheets write. Null if it is no text. */
function decoded(bytes: ArrayBuffer): string | null {
  const [first, second] = new Uint8Array(bytes);
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  const text = isUtf16 ? decodedAs(first === 0xff ? 'utf-16le' : 'utf-16be', bytes) : decodedAs('utf-8', bytes);
  const found = text ?? decodedAs('windows-1252', bytes);
  return found?.includes('\0') ? null : found;
}

function decodedAs(encoding: string, bytes: ArrayBuffer): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
