import { useEffect, useRef, useState } from 'preact/hooks';
import { send } from '../../messages/send.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import type { LibraryEntry, LibraryList } from '../../model/views/library.ts';

/** A list, and the account or product that it is of. */
export type Place = { readonly list: LibraryList; readonly href: string | null; readonly of: LibraryEntry | null };

type Listed = {
  readonly entries: readonly LibraryEntry[];
  readonly total: number | null;
  /** The page that is read next; null once all are. */
  readonly next: { readonly href: string | null } | null;
};

/** A list as far as it has been read: what came before a failure stays, and reading goes on from there. */
export function useLibraryList(list: LibraryList, href: string | null) {
  const [listed, setListed] = useState<Listed>({ entries: [], total: null, next: { href } });
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isReading, setReading] = useState(true);
  const latest = useRef(listed);
  const isOpen = useRef(true);
  const isBusy = useRef(false);

  async function readPage({ entries, next }: Listed): Promise<Listed | null> {
    const outcome = await send('read-library', { list, href: next?.href ?? null });
    if (!isOpen.current) return null;
    if (!outcome.ok) {
      setFailure(outcome.failure);
      return null;
    }
    const { entries: more, next: after, total } = outcome.value;
    const known = new Set(entries.map(({ id }) => id));
    const added = more.filter(({ id }) => !known.has(id));
    return { entries: [...entries, ...added], total, next: after === null ? null : { href: after } };
  }

  async function read(pages: number): Promise<void> {
    if (isBusy.current) return;
    isBusy.current = true;
    setReading(true);
    setFailure(null);
    for (let left = pages; left > 0 && latest.current.next; left -= 1) {
      const after = await readPage(latest.current);
      if (!after) break;
      latest.current = after;
      setListed(after);
    }
    isBusy.current = false;
    if (isOpen.current) setReading(false);
  }

  useEffect(() => {
    void read(1);
    return () => {
      isOpen.current = false;
    };
  }, []);

  return { ...listed, failure, isReading, read };
}
