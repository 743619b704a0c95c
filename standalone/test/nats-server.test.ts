import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type NatsServer, prepareNatsServer, type ServiceProcess } from '../src/index.ts';

let folder: string;
let running: ServiceProcess[];
/** Of the servers themselves, as their watchers say. */
let pids: number[];

beforeEach(async () => {
  running = [];
  pids = [];
  folder = await mkdtemp(path.join(os.tmpdir(), 'iris-nats-'));
});
afterEach(async () => {
  for (const watcher of running) {
    watcher.signal('SIGTERM');
    await watcher.ended;
  }
  await rm(folder, { recursive: true });
});

const prepare = () =>
  prepareNatsServer({
    folder,
    onLine: (line) => {
      const pid = /"server_pid":(\d+)/.exec(line)?.[1];
      if (pid) pids.push(Number(pid));
    },
  });

async function start(server: NatsServer): Promise<ServiceProcess> {
  const watcher = await server.start();
  running.push(watcher);
  return watcher;
}

/** Kills the process that watches over the server: nobody is left to end that. */
async function orphan(watcher: ServiceProcess): Promise<number> {
  const pid = pids.at(-1) ?? 0;
  watcher.signal('SIGKILL');
  await watcher.ended;
  process.kill(pid, 0);
  return pid;
}

const ends = { timeout: 10_000 };
const look = (pid: number) => () => process.kill(pid, 0);

test('a server whose watcher was killed is ended by the next one, at the same address', async () => {
  const server = await prepare();
  const left = await orphan(await start(server));
  const { url } = await start(server);
  await vi.waitFor(() => expect(look(left)).toThrow('ESRCH'), ends);
  const fresh = pids.at(-1) ?? 0;
  expect(fresh).not.toBe(left);
  expect(process.kill(fresh, 0)).toBe(true);
  expect(url).toBe(`nats://${new URL(server.url).host}`);
});

test('so is one of an earlier Iris on the same folder, at another address', async () => {
  const left = await orphan(await start(await prepare()));
  await start(await prepare());
  await vi.waitFor(() => expect(look(left)).toThrow('ESRCH'), ends);
});

test('a program that has the number of a server by now is left alone', async () => {
  const other = spawn(process.execPath, ['-e', 'process.stdin.resume()']);
  try {
    await once(other, 'spawn');
    await writeFile(path.join(folder, 'nats.pid'), String(other.pid));
    await start(await prepare());
    expect([other.exitCode, other.signalCode]).toEqual([null, null]);
  } finally {
    other.kill();
  }
});
