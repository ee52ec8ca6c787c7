import type { Socket } from 'node:net';

/** A client's connection, known by the port it comes from: HTTP/2 shows its socket through a proxy only. */
export class Connection {
  readonly id: number;
  readonly #socket: Socket | null;
  #requests = 0;

  constructor(id: number, socket: Socket | null) {
    this.id = id;
    this.#socket = socket;
  }

  /** Counts a request; tells whether the connection had carried one before. */
  use(): { connection: number; reused: boolean } {
    this.#requests += 1;
    return { connection: this.id, reused: this.#requests > 1 };
  }

  destroy(): void {
    this.#socket?.destroy();
  }
}

/** The open connections of one server. */
export class Connections {
  readonly #open = new Map<number, Connection>();
  readonly #sockets = new Set<Socket>();
  #last = 0;

  /** Remembers a socket to be destroyed at the end, also one that never gets through the TLS handshake. */
  watch(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => this.#sockets.delete(socket));
  }

  /** Adds a connection that is ready for requests. */
  add(socket: Socket): void {
    const port = socket.remotePort;
    if (port === undefined) return;
    this.#last += 1;
    const connection = new Connection(this.#last, socket);
    this.#open.set(port, connection);
    socket.on('error', () => {});
    socket.on('close', () => {
      if (this.#open.get(port) === connection) this.#open.delete(port);
    });
  }

  of(remotePort: number | undefined): Connection {
    // A client may be gone before its request is looked at: then there is nothing left to destroy.
    return this.#open.get(remotePort ?? -1) ?? new Connection(0, null);
  }

  destroyAll(): void {
    for (const connection of this.#open.values()) connection.destroy();
    for (const socket of this.#sockets) socket.destroy();
  }
}
