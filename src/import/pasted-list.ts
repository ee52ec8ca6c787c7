import type { Subject } from '../model/schemas/people/lead.ts';
import type { Doubt, LineFault } from './list-entry.ts';
import type { Columns } from './table/columns.ts';
import type { ColumnRole } from './table/headings.ts';

/** Somebody who can be looked up. */
export type PastedPerson = {
  readonly line: number;
  readonly person: Subject;
  /** The line holds no name: it is guessed from the slug. */
  readonly isNameFromAddress: boolean;
  /** Why they are not chosen to begin with; null where nothing speaks against it. */
  readonly doubt: Doubt | null;
};

/** A line that can't be used. `earlier` is the line that has the same person. */
export type BadLine = {
  readonly line: number;
  readonly text: string;
  readonly why: LineFault;
  readonly earlier?: number;
};

/** Somebody of a table who has no address, and so can't be looked up. */
export type PersonWithoutAddress = { readonly line: number; readonly name: string; readonly company: string };

/** The table that a list is, for showing it and for asking what its columns hold. */
export type ListedTable = Columns & {
  /** Empty where the first line is a person already. */
  readonly headings: readonly string[];
  /** The cells of its first rows. */
  readonly examples: readonly (readonly string[])[];
};

/** What the user said that the columns of a table hold. */
export type ChosenColumns = { readonly roles: readonly (ColumnRole | null)[]; readonly hasHeadings: boolean };

/** `tooMany`: how many people beyond `MAX_PEOPLE_PER_RUN` were left out. */
export type PastedList = {
  readonly people: readonly PastedPerson[];
  readonly withoutAddress: readonly PersonWithoutAddress[];
  readonly bad: readonly BadLine[];
  readonly tooMany: number;
  /**
   * Null where each line is for itself. Of one that is not understood nobody is listed before the user has said what
   * is what.
   */
  readonly table: ListedTable | null;
};
