import { useEffect, useMemo, useState } from 'preact/hooks';
import { t } from '../../i18n.ts';
import type { ChosenColumns } from '../../import/pasted-list.ts';
import { readPeople } from '../../import/pasted-people.ts';
import { RunProgress } from '../../ui/jobs/RunProgress.tsx';
import { BadLines } from './BadLines.tsx';
import { EncodingChoice } from './EncodingChoice.tsx';
import { FileInput } from './FileInput.tsx';
import { ListedPeople } from './ListedPeople.tsx';
import { type OpenedFile, readAgain } from './opened-file.ts';
import { TableColumns } from './TableColumns.tsx';
import { WithoutAddress } from './WithoutAddress.tsx';

/** Typing goes on for so long (ms) before a list is read anew: a long one takes its time. */
const READ_DELAY_MS = 200;

// A look into the ledger, on the other tab of the page, does not lose what was pasted.
const kept: { text: string; chosen: ChosenFor | null; file: OpenedFile | null } = {
  text: '',
  chosen: null,
  file: null,
};

/** What the user said of the columns of one table: a list with other headings is another table. */
type ChosenFor = { readonly headings: string; readonly columns: ChosenColumns };

/** Many people at once, from a pasted list or a file. Nothing is asked before the button says what it costs. */
export function LookUpMany() {
  const [text, setText] = useState(kept.text);
  const [file, setFile] = useState(kept.file);
  const [begun, setBegun] = useState<number | null>(null);
  const settled = useSettled(text);
  const [said, setSaid] = useState(kept.chosen);
  const headings = useMemo(() => firstLines(settled), [settled]);
  const chosen = said?.headings === headings ? said.columns : null;
  const list = useMemo(() => readPeople(settled, chosen), [settled, chosen]);

  function take(typed: string) {
    kept.text = typed;
    setText(typed);
    // In another encoding the file would lose what was typed; as long as its own is not known, it stays asked about.
    if (file && (file.isSettled || !holdsOf(typed, file))) setOpened(null);
  }

  function setOpened(opened: OpenedFile | null) {
    kept.file = opened;
    setFile(opened);
    if (opened === null) return;
    kept.text = opened.text;
    setText(opened.text);
  }

  // The list lags behind: what it still shows must not be of letters that were read wrongly.
  const isReadable = file === null || (file.isSettled && (file.text !== text || settled === text));

  function choose(columns: ChosenColumns) {
    kept.chosen = { headings, columns };
    setSaid(kept.chosen);
  }

  return (
    <div class="many">
      <header>
        <h1>{t('tabMany')}</h1>
        <p class="hint">{t('manyIntro')}</p>
      </header>
      <RunProgress begun={begun} />
      <section class="many-source">
        <label class="field">
          {t('manyPeople')}
          <textarea
            rows={8}
            // One line is one person: what can't be used is told by its number.
            wrap="off"
            spellcheck={false}
            autocomplete="off"
            placeholder={t('manyPlaceholder')}
            value={text}
            onInput={(event) => take(event.currentTarget.value)}
          />
        </label>
        <FileInput onFile={setOpened} />
        {file && <EncodingChoice file={file} onChoose={(encoding) => setOpened(readAgain(file, encoding))} />}
      </section>
      {isReadable && (
        <>
          {list.table && <TableColumns key={headings} table={list.table} onChoose={choose} />}
          <BadLines list={list} />
          <WithoutAddress people={list.withoutAddress} />
          {list.people.length > 0 && <ListedPeople people={list.people} onBegun={setBegun} />}
        </>
      )}
    </div>
  );
}

/** What a list begins with: its headings, and what stands above them. */
const firstLines = (text: string) => text.split('\n', 2).join('\n');

/** Whether a text still has a line of a file whose letters depend on the encoding. */
function holdsOf(text: string, file: OpenedFile): boolean {
  const lines = file.text.split(/\r?\n/).filter((line) => /\P{ASCII}/u.test(line));
  return lines.some((line) => text.includes(line));
}

/** A text once it has not changed for a while. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), READ_DELAY_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
