export type Figure = { readonly median: number; readonly p90: number; readonly count: number };

export const FIGURE_TITLES = ['median', 'p90', 'samples'] as const;

/** @param samples at least one */
export function figureOf(samples: readonly number[]): Figure {
  const sorted = samples.toSorted((a, b) => a - b);
  const at = (index: number) => sorted[index] ?? Number.NaN;
  const half = sorted.length / 2;
  return {
    median: (at(Math.ceil(half) - 1) + at(Math.floor(half))) / 2,
    p90: at(Math.ceil(sorted.length * 0.9) - 1),
    count: sorted.length,
  };
}

export function cells(samples: readonly number[], digits = 0): string[] {
  const { median, p90, count } = figureOf(samples);
  return [median.toFixed(digits), p90.toFixed(digits), String(count)];
}

export function medianOf(samples: readonly number[]): number {
  return figureOf(samples).median;
}

/** For medians of one run, as `×1.05`. */
export function ratio(of: readonly number[], to: readonly number[]): string {
  return `×${(medianOf(of) / medianOf(to)).toFixed(2)}`;
}

/** One after the other. */
export async function times<T>(count: number, measure: () => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let round = 0; round < count; round += 1) results.push(await measure());
  return results;
}
