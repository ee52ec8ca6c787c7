export const MAX_PEOPLE_PER_RUN = 5000;
