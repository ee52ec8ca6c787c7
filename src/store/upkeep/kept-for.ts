/** How long what has ended is kept (ms). */
export const KEPT_FOR_MS = 30 * 24 * 3_600_000;
