import { describe, it, type TestOptions } from 'vitest';

type Run = (...row: unknown[]) => Promise<void>;

function slowButTheFirst(rows: readonly unknown[]) {
  return (name: string, first: TestOptions | Run, second?: Run) => {
    const [options, run] = typeof first === 'function' ? [{}, first] : [first, second];
    it.each(rows.slice(0, 1))(name, options, run as Run);
    it.each(rows.slice(1))(name, { ...options, tags: ['slow'] }, run as Run);
  };
}

/**
 * `it.each` for a table whose rows go the same way through the product: the first is tried in `npm test`, all are in
 * `npm run test:all`. What tells the rows apart is a unit test's.
 */
export const eachOf = slowButTheFirst as unknown as typeof it.each;

/** Tests in light and dark; dark only for popup and options unless all tests run. @param name with `%s` */
export function describeSchemes(name: string, test: (scheme: 'light' | 'dark') => void): void {
  describe(name.replace('%s', 'light'), () => test('light'));
  describe(name.replace('%s', 'dark'), { tags: ['slow'] }, () => test('dark'));
}
