/**
 * No entry of a ledger is so long (UTF-16 units): a name has at most 300. A file without line ends is not read into
 * memory for it.
 */
const MAX_LINE_LENGTH = 20_000;

/** A line is longer than any that Leadlight writes. */
export class LineTooLongError extends Error {}

/**
 * The lines of a text file, one after the other, without their line ends; what follows the last line end too, be it
 * nothing.
 * @param most how long a line may be (UTF-16 units)
 * @throws LineTooLongError; what the browser throws where the file can't be read
 */
export async function* linesOf(file: Blob, most = MAX_LINE_LENGTH): AsyncGenerator<string> {
  const reader = file.stream().getReader();
  // The mark at the beginning is part of the first line.
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let rest = '';
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      const lines = (rest + decoder.decode(piece.value, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) yield within(line, most);
      within(rest, most);
    }
    yield within(rest + decoder.decode(), most);
  } finally {
    // Whoever stops early has no use for what is left.
    reader.cancel().catch(() => {});
  }
}

function within(line: string, most: number): string {
  if (line.length > most) throw new LineTooLongError();
  return line;
}
