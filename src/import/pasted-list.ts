import type { Subject } from '../model/schemas/people/lead.ts';
import type { Doubt, LineFault } from './list-entry.ts';
import type { Columns } from './table/columns.ts';
import type { ColumnRole } from './table/headings.ts';

export type PastedPerson = {
  readonly line: number;
  readonly person: Subject;
  /** The line has no name: it is guessed from the slug. */
  readonly isNameFromAddress: boolean;
  /** Why they are not preselected; null if nothing speaks against it. */
  readonly doubt: Doubt | null;
};

/** `earlier`: the line with the same person. */
export type BadLine = {
  readonly line: number;
  readonly text: string;
  readonly why: LineFault;
  readonly earlier?: number;
};

export type PersonWithoutAddress = { readonly line: number; readonly name: string; readonly company: string };

export type ListedTable = Columns & {
  /** Empty if the first line is already a person. */
  readonly headings: readonly string[];
  readonly examples: readonly (readonly string[])[];
};

export type ChosenColumns = { readonly roles: readonly (ColumnRole | null)[]; readonly hasHeadings: boolean };

/** `tooMany`: people left out beyond `MAX_PEOPLE_PER_RUN`. */
export type PastedList = {
  readonly people: readonly PastedPerson[];
  readonly withoutAddress: readonly PersonWithoutAddress[];
  readonly bad: readonly BadLine[];
  readonly tooMany: number;
  /** Null if each line stands alone. If not understood, no one is listed until the user assigns the columns. */
  readonly table: ListedTable | null;
};
