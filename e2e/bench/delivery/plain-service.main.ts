import { createServer } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';

// What fan-out is held against: raw `ws`, and `send` for each socket. Whoever connects hears all that is posted, as it was
// posted.
const sockets = new Set<WebSocket>();
const server = createServer((req, res) => {
  let text = '';
  req.on('data', (chunk: Buffer) => (text += chunk.toString()));
  req.once('end', () => {
    for (const socket of sockets) socket.send(text);
    res.writeHead(201, { 'content-length': 2 }).end('{}');
  });
});
new WebSocketServer({ server, perMessageDeflate: false }).on('connection', (socket) => {
  sockets.add(socket);
  socket.once('close', () => sockets.delete(socket));
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('it listens to no port');
  process.stdout.write(`${JSON.stringify({ msg: 'listening', url: `http://127.0.0.1:${address.port}` })}\n`);
});
