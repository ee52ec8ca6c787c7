import { BROWSERS, BUDGETS, type Entry, entriesOf, gzipSizeOf, loadedBy } from '../bundles.ts';
import { table } from '../table.ts';

export function measureSizes(): string {
  const rows = BROWSERS.flatMap((browser) =>
    Object.entries(entriesOf(browser)).map(([name, file]) => {
      const bytes = gzipSizeOf(browser, file);
      const budget: number | undefined = (BUDGETS as Partial<Record<Entry, number>>)[name as Entry];
      const use = budget === undefined ? ['–', ''] : [String(budget / 1000), `${Math.round((bytes / budget) * 100)} %`];
      return [browser, name, (bytes / 1000).toFixed(1), ...use, String(loadedBy(browser, file).size)];
    }),
  );
  return [
    'Sizes, gzip, of each entry with all that it loads statically (kB)',
    table(['build', 'entry', 'size', 'budget', 'used', 'files'], rows),
  ].join('\n');
}
