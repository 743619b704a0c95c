import { execFile } from 'node:child_process';
import { mkdtemp, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { prepareNatsServer, type ServiceProcess } from '@iris/standalone';
import { inject, vi } from 'vitest';
import { recordSecret } from './records/secrets.ts';

const execFileAsync = promisify(execFile);

/** A real NATS server that belongs to one test file. */
export interface TestNats {
  /** With its token: what `NATS_URL` takes. */
  readonly url: string;
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
  /** SIGSTOP; resolves when it stands still. */
  pause(): Promise<void>;
  /** SIGCONT, after which it goes on. */
  resume(): void;
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
    async kill() {
      process.kill(pid, 'SIGKILL');
      await running.ended;
    },
    async pause() {
      process.kill(pid, 'SIGSTOP');
      // The signal is only on its way: a server that runs on another processor may still answer.
      await vi.waitFor(async () => {
        const state = await stateOf(pid);
        if (state !== 'T') throw new Error(`NATS is in the state ${state}`);
      });
    },
    resume: () => void process.kill(pid, 'SIGCONT'),
    async restart() {
      running = await server.start();
    },
    async stop() {
      running.signal('SIGTERM');
      await running.ended;
    },
  };
}

/** What a process does, in the letter that Linux and `ps` have for it: T is stopped. */
async function stateOf(pid: number): Promise<string | undefined> {
  if (process.platform !== 'linux') {
    return (await execFileAsync('ps', ['-o', 'state=', '-p', String(pid)])).stdout[0];
  }
  // The name before it, in parentheses, may hold anything.
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  return stat[stat.lastIndexOf(')') + 2];
}

function serverPidIn(line: string): number | undefined {
  const { server_pid: pid }: { server_pid?: unknown } = line.startsWith('{') ? JSON.parse(line) : {};
  return typeof pid === 'number' ? pid : undefined;
}
