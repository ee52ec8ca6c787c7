import type { IncomingMessage } from 'node:http';
import type { Http2ServerRequest } from 'node:http2';
import type { ReceivedRequest } from './exchange.ts';

/** Puts a request into the form in which the sandbox remembers it. */
export function describeRequest(
  message: IncomingMessage | Http2ServerRequest,
  at: number,
  connection: { connection: number; reused: boolean },
): ReceivedRequest {
  const authority = message.headers[':authority'] ?? message.headers.host ?? '';
  const headers: Record<string, string> = { host: String(authority) };
  for (const [name, value] of Object.entries(message.headers)) {
    if (!name.startsWith(':') && value !== undefined) headers[name] = String(value);
  }
  const target = message.url ?? '/';
  const mark = target.indexOf('?');
  return {
    method: message.method ?? '',
    host: String(authority).replace(/:\d+$/, ''),
    path: mark < 0 ? target : target.slice(0, mark),
    query: new URLSearchParams(mark < 0 ? '' : target.slice(mark)),
    headers,
    at,
    httpVersion: message.httpVersion,
    ...connection,
    body: undefined,
    gone: false,
  };
}

/** Reads the body into `request.body`; false when the client left before it was complete. */
export async function readBody(
  message: IncomingMessage | Http2ServerRequest,
  request: ReceivedRequest,
): Promise<boolean> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of message) chunks.push(Buffer.from(chunk));
  } catch {
    return false;
  }
  const text = Buffer.concat(chunks).toString('utf8');
  request.body = text === '' ? undefined : parsed(text);
  return true;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
