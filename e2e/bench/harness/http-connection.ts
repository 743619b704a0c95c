import { once } from 'node:events';
import net from 'node:net';

export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
}

const headEnd = '\r\n\r\n';

/**
 * One kept-alive connection that carries one request at a time. A client of a library's comfort would take as much of the
 * two processors as the service it measures.
 */
class HttpConnection {
  readonly #socket: net.Socket;
  #received: Buffer = Buffer.alloc(0);
  #waiting: PromiseWithResolvers<HttpAnswer> | undefined;

  private constructor(socket: net.Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on('data', (bytes: Buffer) => this.#take(bytes));
    socket.on('error', (error) => this.#fail(error));
    socket.on('close', () => this.#fail(new Error('the service closed the connection')));
  }

  static async open(origin: string): Promise<HttpConnection> {
    const { hostname, port } = new URL(origin);
    const socket = net.connect(Number(port), hostname);
    await once(socket, 'connect');
    return new HttpConnection(socket);
  }

  /** Sends a request as it is: head and body, complete. */
  send(request: string): Promise<HttpAnswer> {
    if (this.#waiting) throw new Error('one request at a time');
    this.#waiting = Promise.withResolvers();
    this.#socket.write(request);
    return this.#waiting.promise;
  }

  /** Whether it can carry another request: services close connections that nobody used for a while. */
  get isOpen(): boolean {
    return !this.#socket.destroyed && this.#socket.writable;
  }

  close(): void {
    this.#socket.destroy();
  }

  #take(bytes: Buffer): void {
    this.#received = this.#received.length === 0 ? bytes : Buffer.concat([this.#received, bytes]);
    const end = this.#received.indexOf(headEnd);
    if (end === -1) return;
    const head = this.#received.toString('latin1', 0, end);
    const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
    if (length === undefined) return this.#fail(new Error(`an answer of no told length: ${head}`));
    const bodyEnd = end + headEnd.length + Number(length);
    if (this.#received.length < bodyEnd) return;
    const body = this.#received.toString('utf8', end + headEnd.length, bodyEnd);
    this.#received = this.#received.subarray(bodyEnd);
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.resolve({ status: Number(head.slice(9, 12)), body });
  }

  #fail(error: Error): void {
    this.#waiting?.reject(error);
  }
}

/** As many connections as are answered at a time. */
export class HttpConnections {
  readonly #origin: string;
  #free: HttpConnection[] = [];

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** Sends a request over a connection that is free, or a new one. */
  async send(request: string): Promise<HttpAnswer> {
    let connection = this.#free.pop();
    while (connection && !connection.isOpen) connection = this.#free.pop();
    connection ??= await HttpConnection.open(this.#origin);
    const answer = await connection.send(request);
    this.#free.push(connection);
    return answer;
  }

  close(): void {
    for (const connection of this.#free) connection.close();
    this.#free = [];
  }
}
