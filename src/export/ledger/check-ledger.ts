import { LineTooLongError, linesOf } from '../read-lines.ts';
import { CONTENT_COLUMNS } from './ledger-cells.ts';
import { FIRST_PREVIOUS_HASH, linkEntry } from './ledger-chain.ts';
import { FORMATS, type Format } from './ledger-formats.ts';

/**
 * `whole`: every line is as Leadlight writes it, and each entry carries the hash of the one before. Whether it was
 * written here, and not by somebody who made a chain of their own or cut its end, only its head can tell. `changed`:
 * the first entry, counted from 1, that is not. `foreign`: no ledger that Leadlight exported. `unreadable`: the browser
 * could not read the file.
 */
export type LedgerVerdict =
  | { readonly kind: 'whole'; readonly head: string; readonly entries: number }
  | { readonly kind: 'changed'; readonly entry: number }
  | { readonly kind: 'foreign' }
  | { readonly kind: 'unreadable' };

type Chain = { head: string; entries: number };

/** Says whether an exported ledger is untouched. Takes any file of any length, and never throws. */
export async function checkLedger(file: Blob, tell: (entries: number) => void = () => {}): Promise<LedgerVerdict> {
  const chain: Chain = { head: FIRST_PREVIOUS_HASH, entries: 0 };
  let format: Format | undefined;
  let ended = 0;
  try {
    for await (const line of linesOf(file)) {
      if (!format) {
        format = Object.values(FORMATS).find(({ heading }) => heading === line);
        if (!format) return { kind: 'foreign' };
      } else if (ended > 0 || line === format.ending[0]) {
        if (line !== format.ending[ended]) return changedAfter(chain);
        ended += 1;
      } else {
        if (!(await isNext(chain, line, format))) return changedAfter(chain);
        if (chain.entries % 1000 === 0) tell(chain.entries);
      }
    }
  } catch (error) {
    if (!(error instanceof LineTooLongError)) return { kind: 'unreadable' };
    return format ? changedAfter(chain) : { kind: 'foreign' };
  }
  if (!format) return { kind: 'foreign' };
  return ended === format.ending.length ? { kind: 'whole', ...chain } : changedAfter(chain);
}

function changedAfter({ entries }: Chain): LedgerVerdict {
  return { kind: 'changed', entry: entries + 1 };
}

/** Whether a line is what Leadlight writes at this place; then the chain is longer by it. */
async function isNext(chain: Chain, line: string, { read, write, comma }: Format): Promise<boolean> {
  const before = chain.entries > 0 ? comma : '';
  const content = read(line.slice(before.length))?.slice(0, CONTENT_COLUMNS.length);
  if (!content) return false;
  // Written again from its content it must be the same to the last character: its hash is then its own, and follows the
  // one before.
  const cells = await linkEntry(content, chain.head);
  if (before + write(cells) !== line) return false;
  chain.head = cells.at(-1) ?? chain.head;
  chain.entries += 1;
  return true;
}
