/** One bulk run may be about so many people. Pages need it too, and no schema with it. */
export const MOST_PEOPLE = 5000;
