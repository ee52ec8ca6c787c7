/** From match patterns: "api.example.com, example.com". */
export function hostNames(patterns: readonly string[]): string {
  return patterns.map((pattern) => new URL(pattern.replace('*', '')).hostname).join(', ');
}
