import { mkdtemp } from 'node:fs/promises';
import path from 'node:path';
import { prepareNatsServer, type ServiceProcess } from '@iris/standalone';
import { inject } from 'vitest';
import { recordSecret } from './records/secrets.ts';

/** A real NATS server that belongs to one test file. */
export interface TestNats {
  /** With its token: what `NATS_URL` takes. */
  readonly url: string;
  /** The server's own process, for signals. */
  readonly pid: number;
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
  /** Starts it again where it was. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts one on a free port; its files are gone after the test run unless `folder` says where they belong. */
export async function startNats(folder?: string): Promise<TestNats> {
  let pid = 0;
  const server = await prepareNatsServer({
    folder: folder ?? (await mkdtemp(path.join(inject('run').folder, 'nats-'))),
    onLine: (line) => (pid = serverPidIn(line) ?? pid),
  });
  recordSecret(new URL(server.url).username);
  let running: ServiceProcess = await server.start();
  return {
    url: server.url,
    get pid() {
      return pid;
    },
    async kill() {
      process.kill(pid, 'SIGKILL');
      await running.ended;
    },
    async restart() {
      running = await server.start();
    },
    async stop() {
      running.signal('SIGTERM');
      await running.ended;
    },
  };
}

function serverPidIn(line: string): number | undefined {
  const { server_pid: pid }: { server_pid?: unknown } = line.startsWith('{') ? JSON.parse(line) : {};
  return typeof pid === 'number' ? pid : undefined;
}
