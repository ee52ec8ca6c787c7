import { hostPattern } from '../../model/host-pattern.ts';
import type { Connection } from '../../model/schemas/purchases/account.ts';
import type { Service } from '../../model/schemas/purchases/service.ts';
import { isSafeAddress, originsOf } from '../../model/service-addresses.ts';

/** Including the body; below the 30 s after which browsers end a background. */
export const REPLY_TIMEOUT_MS = 25_000;

export const MAX_BODY_BYTES = 1_000_000;

/** `once`: a stream. `plain`: a string, which Chromium and Firefox resend if a reused connection is cut (measured). */
export type RequestMode = 'once' | 'plain';

export type Call = {
  readonly service: Service;
  readonly url: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH';
  readonly headers: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly file?: { readonly name: string; readonly content: Blob };
  readonly mode: RequestMode;
  readonly reads?: 'text';
  /** Of the reply's body; `MAX_BODY_BYTES` if absent. */
  readonly mostBytes?: number;
};

export type Answer =
  | { readonly kind: 'reply'; readonly status: number; readonly headers: Headers; readonly body: AnswerBody }
  /** It may have arrived and been charged. Includes redirects. */
  | { readonly kind: 'no-reply'; readonly why: 'timeout' | 'cut' }
  | { readonly kind: 'not-sent'; readonly why: 'offline' | 'bad-address' }
  | { readonly kind: 'not-sent'; readonly why: 'no-permission'; readonly hosts: string };

export type AnswerBody =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'empty' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'unfinished'; readonly why: 'timeout' | 'cut' };

export type HttpEnvironment = {
  readonly fetch: typeof fetch;
  readonly isOnline: () => boolean;
  /** Origins of the base addresses that the user set up. */
  readonly allowedOrigins: (service: Service) => Promise<readonly string[]>;
  readonly mayReach: (hosts: string) => Promise<boolean>;
  readonly limit?: number;
};

/** Whether the browser is online and may reach the host is still checked for each call. */
export function forConnection(
  environment: HttpEnvironment,
  connection: Pick<Connection, 'service' | 'base'>,
): HttpEnvironment {
  const origins = originsOf(connection);
  return { ...environment, allowedOrigins: async (service) => (service === connection.service ? origins : []) };
}

export type Request = (call: Call) => Promise<Answer>;

/** Checked before money is at stake. Null: nothing prevents the call. */
export async function checkReachable(environment: HttpEnvironment, call: Pick<Call, 'service' | 'url'>) {
  const { origin = '' } = URL.parse(call.url) ?? {};
  const isSetUp = isSafeAddress(call.url) && (await environment.allowedOrigins(call.service)).includes(origin);
  if (!isSetUp) return { kind: 'not-sent', why: 'bad-address' } as const;
  if (!environment.isOnline()) return { kind: 'not-sent', why: 'offline' } as const;
  const hosts = hostPattern(call.url);
  if (!(await environment.mayReach(hosts))) return { kind: 'not-sent', why: 'no-permission', hosts } as const;
  return null;
}

/**
 * The only way to call services. Never throws. Only allowed origins and no cookies; no redirects, which would carry
 * keys and bodies to another host.
 */
export function createRequest(environment: HttpEnvironment): Request {
  const timeout = environment.limit ?? REPLY_TIMEOUT_MS;
  return async (call) => {
    const unreachable = await checkReachable(environment, call);
    if (unreachable) return unreachable;
    const signal = AbortSignal.timeout(timeout);
    let reply: Response;
    try {
      reply = await environment.fetch(call.url, { ...requestInit(call), signal });
    } catch {
      return { kind: 'no-reply', why: signal.aborted ? 'timeout' : 'cut' };
    }
    return {
      kind: 'reply',
      status: reply.status,
      headers: reply.headers,
      body: await readBody(reply, call, signal),
    };
  };
}

function requestInit(call: Call): RequestInit {
  const init: RequestInit & { duplex?: 'half' } = {
    method: call.method,
    headers: { Accept: call.reads === 'text' ? 'text/plain' : 'application/json', ...call.headers },
    redirect: 'error',
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
  };
  // Some servers refuse a DELETE with a body.
  if (call.method === 'GET' || (call.method === 'DELETE' && call.json === undefined)) return init;
  if (call.file) {
    const form = new FormData();
    form.append('file', call.file.content, call.file.name);
    // The browser adds the boundary to the header.
    return { ...init, body: form };
  }
  init.headers = { ...init.headers, 'Content-Type': 'application/json' };
  const text = JSON.stringify(call.json ?? {});
  if (call.mode === 'plain') return { ...init, body: text };
  // Streams require `duplex`, which TypeScript's DOM types lack.
  return { ...init, body: streamOf(text), duplex: 'half' } as RequestInit;
}

function streamOf(text: string): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(text));
      controller.close();
    },
  });
}

async function readBody(reply: Response, { reads, mostBytes }: Call, signal: AbortSignal): Promise<AnswerBody> {
  let bytes: Uint8Array | null;
  try {
    bytes = await readBytes(reply.body, mostBytes ?? MAX_BODY_BYTES);
  } catch {
    return { kind: 'unfinished', why: signal.aborted ? 'timeout' : 'cut' };
  }
  if (!bytes) return { kind: 'unreadable' };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (text.trim() === '') return { kind: 'empty' };
    return reads === 'text' ? { kind: 'text', text } : { kind: 'json', value: JSON.parse(text) };
  } catch {
    return { kind: 'unreadable' };
  }
}

/** Null if too large. @throws if it breaks off or takes too long */
async function readBytes(body: ReadableStream<Uint8Array> | null, most: number): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body ?? []) {
    size += part.length;
    if (size > most) return null;
    parts.push(part);
  }
  const whole = new Uint8Array(size);
  let filled = 0;
  for (const part of parts) {
    whole.set(part, filled);
    filled += part.length;
  }
  return whole;
}
