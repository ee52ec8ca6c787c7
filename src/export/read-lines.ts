/** UTF-16 units, beyond any ledger entry: bounds memory for files without line ends. */
const MAX_LINE_LENGTH = 20_000;

export class LineTooLongError extends Error {}

/** Without line ends. @param most UTF-16 units per line @throws LineTooLongError; what the browser throws on reading */
export async function* linesOf(file: Blob, most = MAX_LINE_LENGTH): AsyncGenerator<string> {
  const reader = file.stream().getReader();
  // A byte order mark stays part of the first line.
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
    reader.cancel().catch(() => {});
  }
}

function within(line: string, most: number): string {
  if (line.length > most) throw new LineTooLongError();
  return line;
}
