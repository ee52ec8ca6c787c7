/** A commit whose code made databases of a version. Versions 3 and 4 were never built: 5 came in the same step. */
export type OldVersion = { readonly version: number; readonly commit: string };

export const OLD_VERSIONS: readonly OldVersion[] = [
  { version: 1, commit: 'cf35b7c' },
  { version: 2, commit: '2383372' },
  { version: 5, commit: '7e88c2a' },
  { version: 5, commit: '435a112' },
  { version: 6, commit: '672b277' },
  { version: 7, commit: 'f172ead' },
  { version: 8, commit: '47705ac' },
  { version: 9, commit: '06d42ef' },
];
