import { randomBytes } from 'node:crypto';
import { get as getPlain } from 'node:http';
import { get as getSecure } from 'node:https';
import type { Duplex } from 'node:stream';
import { acceptKey } from '../../../sandbox/cognism-2016/frames.ts';

/** A websocket as a browser opens one, for a Node that has none: what it hears, and whether it still stands. */
export interface SocketClient {
  readonly messages: string[];
  /** Resolves when so many messages have come. */
  heard(count: number): Promise<readonly string[]>;
  say(text: string): void;
  /** Resolves when the connection is gone: with the code that the server gave, null where it gave none. */
  readonly gone: Promise<number | null>;
  leave(): void;
}

/** Opens a websocket. @returns the status where the server refuses it */
export function openSocket(address: string): Promise<SocketClient | number> {
  const key = randomBytes(16).toString('base64');
  const headers = {
    ...{ Connection: 'Upgrade', Upgrade: 'websocket', 'Sec-WebSocket-Version': '13', 'Sec-WebSocket-Key': key },
    'Sec-WebSocket-Extensions': 'permessage-deflate; client_max_window_bits',
  };
  const isSecure = address.startsWith('wss:');
  return new Promise((resolve, reject) => {
    const get = isSecure ? getSecure : getPlain;
    const request = get(address.replace(/^ws/, 'http'), { headers, rejectUnauthorized: false });
    request.on('error', reject);
    request.on('response', (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    request.on('upgrade', (response, socket, head) => {
      if (response.headers['sec-websocket-accept'] !== acceptKey(key)) reject(new Error('another handshake'));
      else resolve(listen(socket, head));
    });
  });
}

function listen(socket: Duplex, head: Buffer): SocketClient {
  const messages: string[] = [];
  let [rest, code, tell]: [Buffer, number | null, () => void] = [head, null, () => {}];
  const take = () => {
    for (let frame = frameIn(rest); frame; frame = frameIn(rest)) {
      rest = rest.subarray(frame.end);
      if (frame.opcode === 1) messages.push(frame.payload.toString('utf8'));
      if (frame.opcode === 8) code = frame.payload.readUInt16BE();
    }
    tell();
  };
  socket.on('error', () => {});
  socket.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    take();
  });
  const gone = new Promise<number | null>((resolve) => socket.on('close', () => resolve(code)));
  return {
    messages,
    heard: (count) =>
      new Promise((resolve) => {
        tell = () => messages.length >= count && resolve(messages);
        take();
      }),
    say: (text) => socket.write(maskedText(text)),
    gone,
    leave: () => socket.destroy(),
  };
}

/** The first frame of a server, which does not mask them. */
function frameIn(bytes: Buffer): { opcode: number; payload: Buffer; end: number } | null {
  const [first = 0, short = 0] = bytes;
  const from = short === 127 ? 10 : short === 126 ? 4 : 2;
  if (bytes.length < from) return null;
  const length = short === 127 ? Number(bytes.readBigUInt64BE(2)) : short === 126 ? bytes.readUInt16BE(2) : short;
  const end = from + length;
  return bytes.length < end ? null : { opcode: first & 15, payload: bytes.subarray(from, end), end };
}

function maskedText(text: string): Buffer {
  const [payload, mask] = [Buffer.from(text), randomBytes(4)];
  const head =
    payload.length < 126 ? [0x81, 0x80 | payload.length] : [0x81, 0xfe, payload.length >> 8, payload.length & 255];
  return Buffer.concat([Buffer.from(head), mask, payload.map((byte, at) => byte ^ (mask[at % 4] ?? 0))]);
}
