import { expect } from 'vitest';

/** Whether random tests run in full, as `npm run test:all` has them. */
export const IS_FULL = process.env.RANDOM_RUNS === 'full';

/** How often a random test runs: as often as it says in `npm run test:all`, a tenth of that while somebody waits. */
export const randomRuns = (full: number): number => (IS_FULL ? full : Math.ceil(full / 10));

/** A random test says something only of what happens in it often enough; few runs can't show that. */
export function expectMoreThan(least: number, count: number, what?: string): void {
  if (IS_FULL) expect(count, what).toBeGreaterThan(least);
}
