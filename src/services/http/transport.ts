import type { Service } from '../../model/schemas/purchases/service.ts';
import type { Request, RequestMode } from './http.ts';

/**
 * Whether this browser sends a stream as a request's body. Firefox does not: it would send the text "[object
 * ReadableStream]", which the `content-type` that it sets gives away.
 * @param makeRequest makes the request that is looked at, and is never sent
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
 * Finds out, free of charge, whether a host takes a streamed POST: one without key or content to an endpoint that is
 * free. Browsers stream over HTTP/2 only and refuse on HTTP/1.1 before anything is sent, so any status means HTTP/2;
 * 411 means that the server wants a length.
 * @returns null where no answer came: then it is not known
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
