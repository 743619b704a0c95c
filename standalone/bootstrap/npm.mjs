import { spawn } from 'node:child_process';
import { access, constants, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/**
 * Runs npm in `cwd` and answers `{ code, output }`; both its streams end up in `output`. npm is the one that
 * started us, else the one on PATH. Where the home folder can't be written (containers, service accounts) npm's
 * cache goes to a temporary folder that is gone afterwards.
 */
export async function npm(cwd, args) {
  const cache = (await canWrite(os.homedir()))
    ? undefined
    : await mkdtemp(path.join(os.tmpdir(), 'iris-npm-'));
  try {
    return await run(cwd, args, cache ? { npm_config_cache: cache } : {});
  } finally {
    if (cache) await rm(cache, { recursive: true, force: true });
  }
}

function run(cwd, args, env) {
  const own = process.env.npm_execpath;
  const [command, first] = own?.endsWith('.js') ? [process.execPath, [own]] : ['npm', []];
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...first, ...args], {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32' && command === 'npm',
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

async function canWrite(folder) {
  return access(folder, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
}
