import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile, rename, stat } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../free-port.ts';
import { StartRefused } from '../start-refused.ts';
import { type Cluster, nameFor, processOptions } from './cluster.ts';
import { readPidFile } from './pid-file.ts';

/** A running server: where it listens, and the process that ends with it. */
export interface Postmaster {
  readonly port: number;
  readonly child: ChildProcess;
  readonly ended: Promise<void>;
}

const readyWithinMs = 60_000;
const logBoundBytes = 8 * 1024 * 1024;

/** The durable defaults are spelled out: whatever stands in postgresql.conf, an acknowledged commit is on disk. */
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  lc_messages: 'C',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  // A statement or the detail of an error may quote what a user wrote.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};

/** What passes by itself: another program took the port meanwhile, or a killed server's last children still end. */
const passing = /could not create any TCP|pre-existing shared memory block/;

/**
 * Starts the server on the given port, else a free one of 127.0.0.1, and waits until it takes connections.
 *
 * @throws StartRefused with PostgreSQL's own reason.
 */
export async function startPostmaster(cluster: Cluster, port?: number): Promise<Postmaster> {
  const deadline = Date.now() + readyWithinMs;
  for (;;) {
    const postmaster = await launch(cluster, port ?? (await freePort('127.0.0.1')));
    if (await untilReady(postmaster, cluster, deadline)) return postmaster;
    const reason = await lastWords(cluster.logFile);
    if (!passing.test(reason) || Date.now() > deadline) {
      postmaster.child.kill('SIGQUIT');
      throw new StartRefused(`PostgreSQL did not start (${reason}): see ${cluster.logFile}.`);
    }
    await wait(200);
  }
}

async function launch(
  { dataFolder, logFile, account, binaries }: Cluster,
  port: number,
): Promise<Postmaster> {
  const log = await openLog(logFile);
  try {
    const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const child = spawn(
      binaries.postgres,
      ['-D', await nameFor(dataFolder, account), '-p', String(port), ...flags],
      // A session of its own: Ctrl+C in the terminal is for us, and the database has to outlive the services.
      { ...processOptions(dataFolder, account), detached: true, stdio: ['ignore', log.fd, log.fd] },
    );
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    await once(child, 'spawn');
    return { port, child, ended };
  } finally {
    await log.close();
  }
}

/** False when it ended, or the time did. */
async function untilReady(
  { child }: Postmaster,
  { dataFolder }: Cluster,
  deadline: number,
): Promise<boolean> {
  while (child.exitCode === null && child.signalCode === null && Date.now() < deadline) {
    const file = await readPidFile(dataFolder);
    if (file?.pid === child.pid && file?.isReady) return true;
    await wait(20);
  }
  return false;
}

/** Fast shutdown; one that takes too long is made immediate, which costs a recovery at the next start, never data. */
export async function stopPostmaster({ child, ended }: Postmaster, patienceMs: number): Promise<void> {
  child.kill('SIGINT');
  const impatience = setTimeout(() => child.kill('SIGQUIT'), patienceMs);
  await ended;
  clearTimeout(impatience);
}

async function openLog(file: string) {
  const size = await stat(file).then(
    ({ size }) => size,
    () => 0,
  );
  if (size > logBoundBytes) await rename(file, `${file}.old`);
  return open(file, 'a', 0o600);
}

async function lastWords(logFile: string): Promise<string> {
  const lines = (await readFile(logFile, 'utf8')).trim().split('\n');
  return (
    lines.findLast((line) => /FATAL|PANIC|ERROR/.test(line))?.replace(/^.*(FATAL|PANIC|ERROR): +/, '') ??
    'no reason given'
  );
}
