import type { OutgoingHttpHeaders } from 'node:http';

/** A request as the server saw it. `body` is filled in once it has been read, parsed where it is JSON. */
export interface ReceivedRequest {
  readonly method: string;
  /** Host as asked for, without port. */
  readonly host: string;
  /** Path as sent (still percent-encoded), without query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case, HTTP/2's pseudo headers left out, `host` always present. */
  readonly headers: Readonly<Record<string, string>>;
  readonly at: number;
  readonly httpVersion: string;
  /** Number of the connection it came on, and whether that one had carried a request before. */
  readonly connection: number;
  readonly reused: boolean;
  body: unknown;
  /** True once the client left before the reply was complete. */
  gone: boolean;
}

/** The part of a server response that HTTP/1.1 and HTTP/2 have in common. */
export interface Answer {
  readonly writableEnded: boolean;
  writeHead(status: number, headers: OutgoingHttpHeaders): unknown;
  write(chunk: Uint8Array, done: () => void): unknown;
  end(chunk: Uint8Array): unknown;
}

export type ReplyHeaders = Readonly<Record<string, string>>;

/** HTTP/2 has no connection headers, Node throws on them. */
const CONNECTION_HEADERS = new Set(['connection', 'keep-alive', 'transfer-encoding', 'upgrade']);

/** One request and the means to answer it, or not to. Everything is a no-op once the client is gone. */
export class Exchange {
  readonly request: ReceivedRequest;
  readonly #answer: Answer;
  readonly #destroy: () => void;

  constructor(request: ReceivedRequest, answer: Answer, destroy: () => void) {
    this.request = request;
    this.#answer = answer;
    this.#destroy = destroy;
  }

  /** Sends a complete reply. */
  reply(status: number, headers: ReplyHeaders, text: string): void {
    const body = Buffer.from(text);
    this.#head(status, headers, body.length);
    this.finish(body);
  }

  /** Sends the head and the first part of a body of `length` bytes; resolves when it has been handed to the socket. */
  begin(status: number, headers: ReplyHeaders, length: number, part: Uint8Array): Promise<void> {
    this.#head(status, headers, length);
    if (this.#closed) return Promise.resolve();
    return new Promise((resolve) => this.#answer.write(part, resolve));
  }

  /** Sends the rest of a reply that `begin` began. */
  finish(rest: Uint8Array): void {
    if (!this.#closed) this.#answer.end(rest);
  }

  /** Drops the whole connection, with every request on it. */
  cut(): void {
    this.#destroy();
  }

  get #closed(): boolean {
    return this.request.gone || this.#answer.writableEnded;
  }

  #head(status: number, headers: ReplyHeaders, length: number): void {
    if (this.#closed) return;
    const allowed = Object.entries(headers).filter(
      ([name]) => this.request.httpVersion !== '2.0' || !CONNECTION_HEADERS.has(name.toLowerCase()),
    );
    this.#answer.writeHead(status, { ...Object.fromEntries(allowed), 'content-length': length });
  }
}
