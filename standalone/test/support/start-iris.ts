import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { vi } from 'vitest';

/** `npm start`'s main program, run as a person would run it. */
export interface StartedIris {
  readonly pid: number;
  /** Every line it wrote, its services' lines among them. */
  readonly lines: readonly string[];
  /** The first match of a pattern in one of its lines, waited for. */
  find(pattern: RegExp, withinMs?: number): Promise<string>;
  /** Closes our end of its output, as `| head` does. */
  stopReading(): void;
  /** Sends it a signal and resolves with its exit code. */
  end(signal: NodeJS.Signals): Promise<number | NodeJS.Signals>;
  /** Resolves with its exit code, however it ends. */
  readonly ended: Promise<number | NodeJS.Signals>;
}

const program = path.join(import.meta.dirname, '..', '..', 'src', 'main.ts');

/** Starts it on free ports with a data folder; `settings` and `args` are all else it is told. */
export function startIris(
  dataFolder: string,
  settings: Readonly<Record<string, string>> = {},
  args: readonly string[] = [],
): StartedIris {
  const child = spawn(process.execPath, [program, ...args], {
    env: { IRIS_API_PORT: '0', IRIS_BFF_PORT: '0', IRIS_DATA_DIR: dataFolder, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface(stream).on('line', (line) => lines.push(line));
  }
  const ended = once(child, 'close').then(
    ([code, signal]: (number | NodeJS.Signals)[]) => code ?? signal ?? 'SIGKILL',
  );
  return {
    pid: child.pid ?? 0,
    lines,
    ended,
    find: (pattern, withinMs = 40_000) =>
      vi.waitFor(
        () => {
          const match = lines.map((line) => pattern.exec(line)).find(Boolean);
          if (!match) throw new Error(`no line like ${pattern}:\n${lines.join('\n')}`);
          return match[1] ?? match[0];
        },
        { timeout: withinMs },
      ),
    stopReading() {
      child.stdout.destroy();
    },
    end: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}
