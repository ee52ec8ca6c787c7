import type { Duplex } from 'node:stream';
import type { ReceivedRequest } from '../exchange.ts';
import type { EventRecord } from './event-records.ts';
import { acceptKey, encodeFrame, type Frame, FrameReader, OPCODE } from './frames.ts';

/** Which events a client wants, in the form that subscriptions have; empty: all. */
export interface Pattern {
  readonly type?: string;
  readonly org?: string;
}

/** One client's websocket, from the handshake on. */
export class SocketConnection {
  readonly request: ReceivedRequest;
  readonly pattern: Pattern;
  /** What the client has sent, in order. */
  readonly received: string[] = [];
  isOpen = true;
  readonly #socket: Duplex;
  readonly #reader = new FrameReader();
  #part = '';

  constructor(request: ReceivedRequest, socket: Duplex, pattern: Pattern) {
    this.request = request;
    this.pattern = pattern;
    this.#socket = socket;
    socket.on('close', () => {
      this.isOpen = false;
    });
    // Node keeps its own half of a connection open otherwise.
    socket.on('end', () => this.drop());
    socket.on('data', (chunk: Buffer) => this.take(chunk));
  }

  /** Sends a text as it is, an event or not. */
  send(text: string): void {
    if (this.isOpen) this.#socket.write(encodeFrame(OPCODE.text, Buffer.from(text)));
  }

  /** Ends the connection as the protocol wants it. */
  close(code = 1001): void {
    const payload = Buffer.alloc(2);
    payload.writeUInt16BE(code);
    if (this.isOpen) this.#socket.end(encodeFrame(OPCODE.close, payload));
    this.isOpen = false;
  }

  /** Breaks the connection without a word, as networks do. */
  drop(): void {
    this.isOpen = false;
    this.#socket.destroy();
  }

  take(chunk: Buffer): void {
    try {
      for (const frame of this.#reader.read(chunk)) this.#handle(frame);
    } catch {
      this.close(1002);
    }
  }

  #handle({ opcode, isLast, payload }: Frame): void {
    if (opcode === OPCODE.close) this.close(payload.length >= 2 ? payload.readUInt16BE() : 1000);
    if (opcode === OPCODE.ping) this.#socket.write(encodeFrame(OPCODE.pong, payload));
    if (opcode !== OPCODE.text && opcode !== OPCODE.continuation) return;
    this.#part += payload.toString('utf8');
    if (!isLast) return;
    this.received.push(this.#part);
    this.#part = '';
  }
}

/** All websockets that were opened since the last reset. */
export class Sockets {
  readonly connections: SocketConnection[] = [];

  /** Completes the handshake. `head`: what came with the request already. */
  accept(request: ReceivedRequest, socket: Duplex, head: Buffer, pattern: Pattern): void {
    const key = request.headers['sec-websocket-key'] ?? '';
    const headers = ['Upgrade: websocket', 'Connection: Upgrade', `Sec-WebSocket-Accept: ${acceptKey(key)}`];
    socket.write(`HTTP/1.1 101 Switching Protocols\r\n${headers.join('\r\n')}\r\n\r\n`);
    const connection = new SocketConnection(request, socket, pattern);
    this.connections.push(connection);
    if (head.length > 0) connection.take(head);
  }

  get open(): readonly SocketConnection[] {
    return this.connections.filter(({ isOpen }) => isOpen);
  }

  /** Sends an event to every client that wants it, `times` over. @returns to how many */
  push(event: EventRecord, times = 1): number {
    const wanting = this.open.filter(({ pattern }) => wants(pattern, event));
    for (const connection of wanting) {
      for (let time = 0; time < times; time++) connection.send(JSON.stringify(event));
    }
    return wanting.length;
  }

  /** Sends a text to every client, whatever it is. */
  say(text: string): void {
    for (const connection of this.open) connection.send(text);
  }

  /** Breaks every connection without a word. */
  drop(): void {
    for (const connection of this.open) connection.drop();
  }

  reset(): void {
    this.drop();
    this.connections.length = 0;
  }
}

function wants({ type, org }: Pattern, event: EventRecord): boolean {
  return (type === undefined || type === event.type) && (org === undefined || org === event.org);
}
