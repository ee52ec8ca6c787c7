import { createHash } from 'node:crypto';

// As much of RFC 6455 as a service needs that sends texts: Node 20 has no websocket server of its own.

/** The constant of RFC 6455, 1.3. */
const HANDSHAKE = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

export const OPCODE = { continuation: 0, text: 1, close: 8, ping: 9, pong: 10 } as const;
export type Opcode = (typeof OPCODE)[keyof typeof OPCODE];

export interface Frame {
  readonly opcode: number;
  readonly isLast: boolean;
  readonly payload: Buffer;
}

/** `Sec-WebSocket-Accept` for a client's `Sec-WebSocket-Key`. */
export function acceptKey(key: string): string {
  return createHash('sha1').update(`${key}${HANDSHAKE}`).digest('base64');
}

/** A whole message as one frame; a server's frames are not masked. */
export function encodeFrame(opcode: Opcode, payload: Uint8Array): Buffer {
  const { length } = payload;
  const short = length < 126 ? length : length < 65_536 ? 126 : 127;
  const head = Buffer.alloc(short === 126 ? 4 : short === 127 ? 10 : 2);
  head[0] = 0x80 | opcode;
  head[1] = short;
  if (short === 126) head.writeUInt16BE(length, 2);
  if (short === 127) head.writeBigUInt64BE(BigInt(length), 2);
  return Buffer.concat([head, payload]);
}

/** Puts together the frames of a client out of what arrives. */
export class FrameReader {
  #rest: Buffer = Buffer.alloc(0);

  /** @throws where a frame is not masked, which RFC 6455 demands of clients */
  read(chunk: Buffer): Frame[] {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    const frames: Frame[] = [];
    for (let frame = this.#take(); frame; frame = this.#take()) frames.push(frame);
    return frames;
  }

  #take(): Frame | null {
    const [first = 0, second = 0] = this.#rest;
    const short = second & 0x7f;
    const lengthAt = 2;
    const maskAt = lengthAt + (short === 126 ? 2 : short === 127 ? 8 : 0);
    const from = maskAt + 4;
    if (this.#rest.length < 2 || this.#rest.length < from) return null;
    if ((second & 0x80) === 0) throw new Error('a frame that is not masked');
    const length =
      short === 126
        ? this.#rest.readUInt16BE(lengthAt)
        : short === 127
          ? Number(this.#rest.readBigUInt64BE(lengthAt))
          : short;
    if (this.#rest.length < from + length) return null;
    const mask = this.#rest.subarray(maskAt, from);
    const payload = Buffer.from(this.#rest.subarray(from, from + length)).map((byte, at) => byte ^ (mask[at % 4] ?? 0));
    this.#rest = this.#rest.subarray(from + length);
    return { opcode: first & 0x0f, isLast: (first & 0x80) !== 0, payload: Buffer.from(payload) };
  }
}
