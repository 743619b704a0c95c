import { once } from 'node:events';
import Type, { type Static } from 'typebox';
import WebSocket from 'ws';
import { content, type Hear, type Line } from './line.ts';

/** Rooms of the socket.io service: whoever names one is in it. */
export const SocketIoRooms = Type.Object({
  kind: Type.Literal('socket.io'),
  url: Type.String(),
  rooms: Type.Integer(),
  members: Type.Integer(),
});
export type SocketIoRooms = Readonly<Static<typeof SocketIoRooms>>;

/**
 * Members of the socket.io service's rooms, who speak its protocol (Engine.IO 4, Socket.IO 5) over plain `ws` sockets:
 * the library's own client would take more of the processors, at the service's cost.
 */
export async function openSocketIoLine({ url, rooms, members }: SocketIoRooms, hear: Hear): Promise<Line> {
  const clients: Client[][] = [];
  for (let room = 0; room < rooms; room++) {
    const ofRoom = Array.from({ length: members }, (_, member) =>
      Client.open(
        `${url.replace(/^http/, 'ws')}/socket.io/?EIO=4&transport=websocket&room=${room}`,
        (index) => hear(room, member, index),
      ),
    );
    clients.push(await Promise.all(ofRoom));
  }
  return {
    rooms,
    members,
    async post(room, member, index) {
      const client = clients[room]?.[member];
      if (!client) throw new Error('no such member');
      await client.post(index);
      return undefined;
    },
    close() {
      for (const client of clients.flat()) client.close();
    },
  };
}

/** One member. Packets are texts: Engine.IO's type first, then, in messages (4), Socket.IO's. */
class Client {
  readonly #socket: WebSocket;
  readonly #acks = new Map<number, () => void>();
  readonly #joined = Promise.withResolvers<void>();
  readonly #take: (index: number) => void;

  private constructor(socket: WebSocket, take: (index: number) => void) {
    this.#socket = socket;
    this.#take = take;
    socket.on('message', (data: Buffer) => this.#hear(data.toString()));
  }

  static async open(url: string, take: (index: number) => void): Promise<Client> {
    const socket = new WebSocket(url, { perMessageDeflate: false, skipUTF8Validation: true });
    const client = new Client(socket, take);
    await once(socket, 'open');
    await client.#joined.promise;
    return client;
  }

  post(index: number): Promise<void> {
    this.#socket.send(`42${index}["post",{"content":"${content}","client_message_id":"${index}"}]`);
    return new Promise((resolve) => this.#acks.set(index, resolve));
  }

  close(): void {
    this.#socket.terminate();
  }

  #hear(packet: string): void {
    if (packet.startsWith('42')) {
      const [, row]: [string, { client_message_id: string }] = JSON.parse(packet.slice(2));
      this.#take(Number(row.client_message_id));
    } else if (packet.startsWith('43')) this.#acked(Number.parseInt(packet.slice(2), 10));
    else if (packet.startsWith('40')) this.#joined.resolve();
    else if (packet.startsWith('0')) this.#socket.send('40');
    else if (packet === '2') this.#socket.send('3');
  }

  #acked(index: number): void {
    this.#acks.get(index)?.();
    this.#acks.delete(index);
  }
}
