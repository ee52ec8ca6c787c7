import type { Exchange, ReceivedRequest, ReplyHeaders } from '../exchange.ts';
import { type ServerOptions, startServer } from '../tls-server.ts';
import { route } from './routes.ts';
import { STATIC_FILES } from './static-files.ts';

/** As strict as LinkedIn's in what matters to an extension: no foreign scripts, Trusted Types, no framing. */
const POLICY =
  "default-src 'none'; base-uri 'self'; connect-src 'self'; font-src 'self'; form-action 'self'; " +
  "frame-ancestors 'self'; " +
  "img-src 'self' data:; script-src 'self'; style-src 'self' 'unsafe-inline'; " +
  "require-trusted-types-for 'script'; trusted-types jSecure 'allow-duplicates'";

const PAGE_HEADERS: ReplyHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': POLICY,
  'cache-control': 'no-cache, no-store',
  'x-content-type-options': 'nosniff',
};

export interface Site {
  readonly port: number;
  readonly requests: readonly ReceivedRequest[];
  /** Requests that no page asked for: neither a visit, nor a file of the site, nor its script. Should stay empty. */
  foreignRequests(): readonly ReceivedRequest[];
  /** Answers one exact address (host and path; the query does not count) with this document; null ends that. */
  serve(url: string, document: string | null, headers?: ReplyHeaders): void;
  /** Forgets requests and documents. */
  reset(): void;
  stop(): Promise<void>;
}

interface Document {
  readonly text: string;
  readonly headers: ReplyHeaders;
}

/** Starts the LinkedIn-like site on a free loopback port; it answers for any host under linkedin.com. */
export async function startSite(options: ServerOptions = {}): Promise<Site> {
  const documents = new Map<string, Document>();
  const server = await startServer((exchange) => answer(exchange, documents), options);
  return {
    port: server.port,
    requests: server.requests,
    foreignRequests: () => server.requests.filter(isForeign),
    serve: (url, document, headers = {}) => {
      const { hostname, pathname } = new URL(url);
      if (document === null) documents.delete(hostname + pathname);
      else documents.set(hostname + pathname, { text: document, headers });
    },
    reset: () => {
      documents.clear();
      server.requests.length = 0;
    },
    stop: server.stop,
  };
}

function answer(exchange: Exchange, documents: ReadonlyMap<string, Document>): void {
  const { host, path } = exchange.request;
  const document = documents.get(host + path);
  const file = STATIC_FILES.get(path);
  if (document) {
    exchange.reply(200, { ...PAGE_HEADERS, ...document.headers }, document.text);
  } else if (file) {
    exchange.reply(200, { 'content-type': file.type, 'cache-control': 'no-cache' }, file.text);
  } else if (path === '/favicon.ico') {
    exchange.reply(204, {}, '');
  } else {
    const routed = route(exchange.request);
    if ('redirect' in routed) exchange.reply(302, { location: routed.redirect }, '');
    else exchange.reply(routed.status, PAGE_HEADERS, routed.page.text);
  }
}

function isForeign({ headers, path }: ReceivedRequest): boolean {
  const visit = headers['sec-fetch-mode'] === 'navigate';
  const script = headers['x-sandbox-app'] !== undefined;
  return !visit && !script && !STATIC_FILES.has(path) && path !== '/favicon.ico';
}
