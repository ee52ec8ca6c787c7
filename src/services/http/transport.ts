import type { Service } from '../../model/schemas/purchases/service.ts';
import type { Request, RequestMode } from './http.ts';

/**
 * Whether this browser can send a stream as a request's body. Firefox would send the text "[object ReadableStream]";
 * the `content-type` that it sets gives this away.
 * @param makeRequest makes the request that is inspected, never sent
 */
export function canStream(makeRequest = (init: RequestInit) => new Request('https://localhost/', init)): boolean {
  let isDuplexRead = false;
  const init = {
    method: 'POST',
    body: new ReadableStream(),
    get duplex() {
      isDuplexRead = true;
      return 'half';
    },
  };
  try {
    return !makeRequest(init).headers.has('content-type') && isDuplexRead;
  } catch {
    return false;
  }
}

/**
 * Finds out, free of charge, whether a host accepts a streamed POST, with an empty one to a free endpoint. Browsers
 * stream over HTTP/2 only and refuse HTTP/1.1 before sending, so any status means HTTP/2; 411 means that the server
 * wants a length.
 * @returns null without an answer: unknown
 */
export async function probeRequestMode(
  request: Request,
  service: Service,
  freeUrl: string,
): Promise<RequestMode | null> {
  const answer = await request({ service, method: 'POST', url: freeUrl, headers: {}, mode: 'once' });
  if (answer.kind !== 'reply') return null;
  return answer.status === 411 ? 'plain' : 'once';
}
