import type { ReceivedRequest } from '../exchange.ts';

/** The content of the part `file` of a form, as text; null where there is none. The sandbox stores texts only. */
export function fileOf({ headers, body }: ReceivedRequest): string | null {
  const boundary = /^multipart\/form-data;.*\bboundary="?([^";]+)/i.exec(headers['content-type'] ?? '')?.[1];
  if (boundary === undefined || typeof body !== 'string') return null;
  for (const part of `\r\n${body}`.split(`\r\n--${boundary}`).slice(1, -1)) {
    const end = part.indexOf('\r\n\r\n');
    const head = part.slice(0, end);
    if (end >= 0 && /^content-disposition:.*;\s*name="?file"?(;|$)/im.test(head)) return part.slice(end + 4);
  }
  return null;
}
