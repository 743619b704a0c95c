import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { plainWords } from './plain-words.ts';

/** A program to run on this Node, and everything it is told. */
export interface ServiceOptions {
  /** Full path of its `main.ts`. */
  readonly program: string;
  readonly args?: readonly string[];
  /** All of its environment. */
  readonly env: Readonly<Record<string, string>>;
  /** Takes each line that it writes. */
  readonly onLine: (line: string) => void;
}

/** A service that listens. */
export interface ServiceProcess {
  /** Where, as its line `listening` says. */
  readonly url: string;
  readonly pid: number;
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
  signal(signal: NodeJS.Signals): void;
}

const listensWithinMs = 30_000;
/** What Node writes around an error that nobody caught. */
const isStack = /^(\s|\}$|Node\.js v)/;
const companion = path.join(import.meta.dirname, 'leave-with-parent.ts');

/**
 * Starts a service and waits for its line `{"msg":"listening","url":…}`.
 *
 * @throws Error with the last thing it said when it ends first, or is killed for not listening within 30 s.
 */
export async function startService({
  program,
  args = [],
  env,
  onLine,
}: ServiceOptions): Promise<ServiceProcess> {
  const child = spawn(process.execPath, ['--import', companion, program, ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // A session of its own: Ctrl+C in the terminal is for the parent, which drains its children in order.
    detached: true,
  });
  const ended = endOf(child);
  const listening = Promise.withResolvers<string>();
  let lastLine = 'it said nothing';
  readLines(child, (line) => {
    if (line !== '' && !isStack.test(line)) lastLine = line;
    onLine(line);
    const url = listeningUrl(line);
    if (url) listening.resolve(url);
  });
  const fails = ended.then((end) => {
    throw new Error(
      `${path.relative(process.cwd(), program)} ended (${end}) before it listened: ${plainWords(lastLine)}`,
    );
  });
  const tooLate = setTimeout(() => child.kill('SIGKILL'), listensWithinMs);
  const url = await Promise.race([listening.promise, fails]).finally(() => clearTimeout(tooLate));
  return { url, pid: child.pid ?? 0, ended, signal: (signal) => void child.kill(signal) };
}

function endOf(child: ChildProcess): Promise<number | NodeJS.Signals> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code ?? signal ?? 'SIGKILL'));
  });
}

function readLines(child: ChildProcess, take: (line: string) => void): void {
  for (const stream of [child.stdout, child.stderr]) {
    if (stream) createInterface(stream).on('line', take);
  }
}

function listeningUrl(line: string): string | undefined {
  if (!line.startsWith('{') || !line.includes('"listening"')) return undefined;
  const { msg, url }: { msg?: unknown; url?: unknown } = JSON.parse(line);
  return msg === 'listening' && typeof url === 'string' ? url : undefined;
}
