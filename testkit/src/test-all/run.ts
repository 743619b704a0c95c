import { spawn } from 'node:child_process';

/** What a command is told. */
export interface RunOptions {
  readonly cwd: string;
  /** All of its environment. */
  readonly env: Readonly<Record<string, string>>;
  /** Ends the command when it is aborted; the call rejects then. */
  readonly signal: AbortSignal;
}

/** Runs a command on our terminal and answers its exit code (1 when a signal ended it). */
export function run(command: readonly string[], { cwd, env, signal }: RunOptions): Promise<number> {
  const [program = '', ...args] = command;
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, signal, stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}

/** The same, also keeping what it writes to its output. */
export function runAndKeep(
  command: readonly string[],
  { cwd, env, signal }: RunOptions,
): Promise<{ exitCode: number; output: string }> {
  const [program = '', ...args] = command;
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, signal, stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      process.stdout.write(text);
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ exitCode: code ?? 1, output }));
  });
}
