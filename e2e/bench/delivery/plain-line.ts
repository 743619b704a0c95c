import { once } from 'node:events';
import Type, { type Static } from 'typebox';
import WebSocket from 'ws';
import { HttpConnections } from '../harness/http-connection.ts';
import { content, type Hear, type Line } from './line.ts';

/** The one room of the plain service. */
export const PlainRoom = Type.Object({
  kind: Type.Literal('plain'),
  url: Type.String(),
  members: Type.Integer(),
});
export type PlainRoom = Readonly<Static<typeof PlainRoom>>;

/** Members of the plain service's room. What they post is as long as a frame of Iris. */
export async function openPlainLine({ url, members }: PlainRoom, hear: Hear): Promise<Line> {
  const sockets: WebSocket[] = [];
  for (let member = 0; member < members; member++) {
    const socket = new WebSocket(url.replace(/^http/, 'ws'), {
      perMessageDeflate: false,
      skipUTF8Validation: true,
    });
    socket.on('message', (data: Buffer) => {
      const { payload }: { payload: { client_message_id: string } } = JSON.parse(data.toString());
      hear(0, member, Number(payload.client_message_id));
    });
    sockets.push(socket);
    await once(socket, 'open');
  }
  const connections = new HttpConnections(url);
  return {
    rooms: 1,
    members,
    async post(_room, _member, index) {
      const body = frameOf(index);
      await connections.send(
        `POST / HTTP/1.1\r\nhost: ${new URL(url).host}\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
      );
      return undefined;
    },
    close() {
      for (const socket of sockets) socket.terminate();
      connections.close();
    },
  };
}

const id = '01a21288-5d2a-77ff-9f43-204ad1ce92d9';

const frameOf = (index: number): string =>
  JSON.stringify({
    type: 'message.new',
    payload: {
      id,
      channel_id: id,
      seq: index,
      sender: { id, kind: 'user', display_name: 'User 0-0-0', avatar_url: null },
      content,
      content_type: 'text',
      client_message_id: String(index),
      created_at: '2026-11-25T12:00:00.000Z',
      edited_at: null,
      deleted_at: null,
    },
  });
