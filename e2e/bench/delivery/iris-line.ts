import { once } from 'node:events';
import Type, { type Static } from 'typebox';
import WebSocket from 'ws';
import { HttpConnections } from '../harness/http-connection.ts';
import { inGroups } from '../harness/in-groups.ts';
import { content, type Hear, type Line } from './line.ts';

/** Rooms as their members know them. */
export const IrisRooms = Type.Object({
  kind: Type.Literal('iris'),
  /** core-api, or the bff. */
  url: Type.String(),
  /** What a browser would send; the bff asks for it. */
  origin: Type.Optional(Type.String()),
  rooms: Type.Array(Type.Object({ channelId: Type.String(), tokens: Type.Array(Type.String()) })),
});
export type IrisRooms = Readonly<Static<typeof IrisRooms>>;

const openedAtOnce = 50;

/** Members of Iris' rooms: each has its socket; posts go over as many kept-alive connections as are answered at a time. */
export async function openIrisLine({ url, origin, rooms }: IrisRooms, hear: Hear): Promise<Line> {
  const connections = new HttpConnections(url);
  const heads = rooms.map(({ channelId, tokens }) =>
    tokens.map((token) => headOf(url, channelId, token, origin)),
  );
  const seats = rooms.flatMap(({ tokens }, room) => tokens.map((token, member) => ({ room, member, token })));
  const sockets = await inGroups(seats, openedAtOnce, ({ room, member, token }) =>
    openSocket(url, token, origin, (frame) => {
      if (frame.type === 'message.new')
        hear(room, member, Number(frame.payload.client_message_id), frame.payload.seq);
    }),
  );
  return {
    rooms: rooms.length,
    members: rooms[0]?.tokens.length ?? 0,
    async post(room, member, index) {
      const body = `{"content":"${content}","client_message_id":"${index}"}`;
      const answer = await connections.send(`${heads[room]?.[member]}${body.length}\r\n\r\n${body}`);
      if (answer.status !== 201) throw new Error(`a post was answered ${answer.status}: ${answer.body}`);
      const { data }: { data: { seq: number } } = JSON.parse(answer.body);
      return data.seq;
    },
    close() {
      for (const socket of sockets) socket.terminate();
      connections.close();
    },
  };
}

/** All of a request's head but the length of its body, which comes last. */
const headOf = (url: string, channelId: string, token: string, origin?: string): string =>
  [
    `POST /api/v1/channels/${channelId}/messages HTTP/1.1`,
    `host: ${new URL(url).host}`,
    `authorization: Bearer ${token}`,
    ...(origin === undefined ? [] : [`origin: ${origin}`]),
    'content-type: application/json',
    'content-length: ',
  ].join('\r\n');

interface Frame {
  readonly type: string;
  readonly payload: { readonly client_message_id: string | null; readonly seq: number };
}

/** Resolves once the socket was greeted: from then on it hears what is said in its room. */
async function openSocket(
  url: string,
  token: string,
  origin: string | undefined,
  take: (frame: Frame) => void,
): Promise<WebSocket> {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/ws`, ['bearer', token], {
    perMessageDeflate: false,
    skipUTF8Validation: true,
    ...(origin !== undefined && { origin }),
  });
  const greeted = once(socket, 'message');
  socket.on('message', (data: Buffer) => take(JSON.parse(data.toString())));
  await greeted;
  return socket;
}
