import { request as plainRequest } from 'node:http';
import { type ClientHttp2Session, connect } from 'node:http2';
import { Agent, request as tlsRequest } from 'node:https';
import { DEMO_KEY } from '../../sandbox/index.ts';

export interface Ask {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; a list of texts is sent piece by piece, without a length. */
  readonly body?: unknown;
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

export interface Client {
  ask(ask: Ask): Promise<Reply>;
  close(): void;
}

/** A client that keeps one connection, speaking HTTP/2. */
export function http2Client(origin: string): Client {
  const session: ClientHttp2Session = connect(origin, { rejectUnauthorized: false });
  session.on('error', () => {});
  return {
    ask: ({ method = 'GET', path, headers = {}, body }) =>
      new Promise((resolve, reject) => {
        const stream = session.request({ ':method': method, ':path': path, ...headers });
        let status = 0;
        let replied: Readonly<Record<string, unknown>> = {};
        let text = '';
        let ended = false;
        stream.setEncoding('utf8');
        stream.on('response', (received) => {
          status = Number(received[':status']);
          replied = received;
        });
        stream.on('data', (chunk: string) => {
          text += chunk;
        });
        stream.on('end', () => {
          ended = true;
        });
        stream.on('error', reject);
        // A cut connection ends streams without an error: only a whole body counts.
        stream.on('close', () => {
          const whole = ended && Buffer.byteLength(text) === Number(replied['content-length'] ?? 0);
          if (status > 0 && whole) resolve({ status, headers: replied, text });
          else reject(new Error(status > 0 ? 'cut in the body' : 'cut'));
        });
        for (const piece of pieces(body)) stream.write(piece);
        stream.end();
      }),
    close: () => session.destroy(),
  };
}

/** A client that keeps one connection, speaking HTTP/1.1, with TLS or without. */
export function http1Client(origin: string): Client {
  const { protocol } = new URL(origin);
  const agent = protocol === 'https:' ? new Agent({ keepAlive: true, rejectUnauthorized: false }) : undefined;
  const request = protocol === 'https:' ? tlsRequest : plainRequest;
  return {
    ask: ({ method = 'GET', path, headers = {}, body }) =>
      new Promise((resolve, reject) => {
        const sent = request(origin + path, { method, headers, ...(agent ? { agent } : {}) }, (received) => {
          let text = '';
          received.setEncoding('utf8');
          received.on('data', (chunk: string) => {
            text += chunk;
          });
          received.on('end', () => resolve({ status: received.statusCode ?? 0, headers: received.headers, text }));
          received.on('error', () => reject(new Error('cut in the body')));
        });
        sent.on('error', reject);
        for (const piece of pieces(body)) sent.write(piece);
        sent.end();
      }),
    close: () => agent?.destroy(),
  };
}

function pieces(body: unknown): readonly string[] {
  if (body === undefined) return [];
  return Array.isArray(body) ? body : [JSON.stringify(body)];
}

/** A POST with the demo key, as JSON. */
export function post(path: string, body: unknown, key: string = DEMO_KEY): Ask {
  return {
    method: 'POST',
    path,
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body,
  };
}

/** The credit headers of a reply: used, left. */
export function credits({ headers }: Reply): readonly unknown[] {
  return [headers['decreased-credits'], headers['remaining-credits']];
}
