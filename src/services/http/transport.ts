import type { Service } from '../../model/schemas/purchases/service.ts';
import type { Request, RequestMode } from './http.ts';

/** Firefox would send "[object ReadableStream]", which the `content-type` it sets reveals. Nothing is sent here. */
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

/** An empty, free POST: browsers stream over HTTP/2 only, so any status but 411 proves it. Null: no answer. */
export async function probeRequestMode(
  request: Request,
  service: Service,
  freeUrl: string,
): Promise<RequestMode | null> {
  const answer = await request({ service, method: 'POST', url: freeUrl, headers: {}, mode: 'once' });
  if (answer.kind !== 'reply') return null;
  return answer.status === 411 ? 'plain' : 'once';
}
