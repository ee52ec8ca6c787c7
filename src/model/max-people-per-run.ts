/** One bulk run may be about so many people. Pages need it too, and no schema with it. */
export const MAX_PEOPLE_PER_RUN = 5000;
