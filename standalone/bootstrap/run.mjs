import { spawn } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { node24 } from './dependencies.mjs';

/**
 * Runs a program on Node 24 and answers its exit code (128 + signal number when a signal ended it). Signals are
 * passed on; the channel between the two tells the program when this process dies without a word.
 */
export function runOnNode24(root, args) {
  const bin = path.join(root, 'node_modules', '.bin');
  const child = spawn(node24(root), args, {
    cwd: root,
    env: { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}` },
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? 128 + os.constants.signals[signal ?? 'SIGKILL']));
  });
}
