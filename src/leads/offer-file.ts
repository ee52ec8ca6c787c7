/** How long a browser may take to fetch what it was offered (ms). */
const FETCH_TIME_MS = 60_000;

/** Hands a file to the browser, which saves it as a download. */
export function offerFile(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), FETCH_TIME_MS);
}
