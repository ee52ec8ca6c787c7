import { all, closest, first, text } from '../../dom.ts';
import type { FindLayout, RowIdentity } from '../../lists/list-layout.ts';

/** The name in a row or on a profile. Snippet of 2020-21; nothing newer is known. */
export const NAME = '[data-test-row-lockup-full-name]';
/** A row of a search. Snippet of 2020-21 (article); the others are what newer lists may be made of. */
export const ROW = 'article, li, tr';

/** A profile that is slid in over the list that it was opened from. A DOM map of 2026-03, not a saved page. */
export const SLIDE_IN = '.profile-slidein__container';

/**
 * Search results, matches, applicants and pipelines of Recruiter. Nothing in them says who the people are on LinkedIn.
 */
export const recruiterList: FindLayout = (root) => {
  if (first(root, NAME) === null) return null;
  return {
    layout: 'recruiter',
    marks: NAME,
    rowOf: (mark) => (closest(mark, SLIDE_IN) ? null : closest(mark, ROW)),
    who: whoIn,
    nameIn: (row) => first(row, NAME),
  };
};

function whoIn(row: Element): RowIdentity | null {
  const [name, ...others] = all(row, NAME).map(text);
  return name && others.length === 0 ? { slug: null, token: null, memberId: null, name } : null;
}
