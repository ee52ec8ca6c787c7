import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a page says of one person, row or company: texts as painted, `null` for what it does not say. */
export type Expected = Readonly<Record<string, unknown>>;

/** What is known of a page, in the file beside it. Other keys are for its readers. */
export type Sidecar = {
  readonly url: string;
  readonly kind: string;
  readonly layout: string;
  readonly expect: Expected;
  /** Fields that may be missing in a reading, but not be wrong; `rows.degree` is that field of every row. */
  readonly optional?: readonly string[];
  /** What must not be in a reading: people who are on the page and are not meant. */
  readonly never?: Readonly<Record<string, readonly string[]>>;
  /** Why nothing can be read, and the parts that are missing then. */
  readonly reason?: string;
  readonly missing?: readonly string[];
  /** How sure a reading must be of whom it is about. */
  readonly verdict?: string;
  /** Fields and the evidence, or the reason of absence, that a reading must give for them. */
  readonly evidence?: Readonly<Record<string, string>>;
};

export type SavedPage = { readonly name: string; readonly html: string; readonly sidecar: Sidecar };

/** The pages of a folder by name: every `<name>.html` with its `<name>.json`. */
export function pagesIn(folder: string): SavedPage[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.html'))
    .map((file) => file.slice(0, -'.html'.length))
    .sort()
    .map((name) => ({
      name,
      html: readFileSync(join(folder, `${name}.html`), 'utf8'),
      sidecar: JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')),
    }));
}
