// Stands between us and a nats-server, which wouldn't notice that whoever started it was killed. It is told the server's
// program, configuration and port, says where that listens, and ends with it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

const [program = '', configuration = '', port = ''] = process.argv.slice(2);

// Not our own streams: should we be killed, they must end with us, for whoever waits for that.
const server = spawn(program, ['-c', configuration], { stdio: ['ignore', 'ignore', 'pipe'] });
server.stderr.pipe(process.stderr);
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => server.kill());
void once(server, 'exit').then(([code]) => process.exit(typeof code === 'number' ? code : 1));

while (!(await isListening())) await wait(20);
const line = { service: 'nats', msg: 'listening', url: `nats://127.0.0.1:${port}`, server_pid: server.pid };
process.stdout.write(`${JSON.stringify(line)}\n`);

async function isListening(): Promise<boolean> {
  const socket = net.connect(Number(port), '127.0.0.1');
  const isOpen = await once(socket, 'connect').then(
    () => true,
    () => false,
  );
  socket.destroy();
  return isOpen;
}
