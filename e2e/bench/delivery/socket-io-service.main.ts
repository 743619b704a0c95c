import { createServer } from 'node:http';
import pg from 'pg';
import { Server } from 'socket.io';

// What a room's messages are held against: the service that one writes on a morning. socket.io, and one INSERT a message.
// It believes what it is sent: no token, tenant, limit, check, audit, outbox, and it numbers nothing.

const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 10 });
await pool.query(`create table messages (
  id bigserial primary key, room text not null, client_message_id text not null, content text not null,
  created_at timestamptz not null default clock_timestamp())`);

const server = createServer();
const io = new Server(server, { transports: ['websocket'], perMessageDeflate: false });
io.on('connection', async (socket) => {
  const { room } = socket.handshake.query;
  if (typeof room !== 'string') {
    socket.disconnect();
    return;
  }
  await socket.join(room);
  socket.on(
    'post',
    async (message: { content: string; client_message_id: string }, acknowledge: (row: unknown) => void) => {
      const { rows } = await pool.query({
        name: 'insert-message',
        text: `insert into messages (room, client_message_id, content) values ($1, $2, $3)
        returning id, room, client_message_id, content, created_at`,
        values: [room, message.client_message_id, message.content],
      });
      io.to(room).emit('message', rows[0]);
      acknowledge(rows[0]);
    },
  );
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('it listens to no port');
  process.stdout.write(`${JSON.stringify({ msg: 'listening', url: `http://127.0.0.1:${address.port}` })}\n`);
});
