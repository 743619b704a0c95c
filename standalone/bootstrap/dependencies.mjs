import { existsSync } from 'node:fs';
import { access, constants, readFile } from 'node:fs/promises';
import path from 'node:path';
import { npm } from './npm.mjs';
import { Refusal } from './refusal.mjs';

/** Runs `npm ci` unless node_modules already holds what package-lock.json names, whoever installed it. */
export async function installDependencies(root) {
  if (await isInstalled(root)) return;
  await access(root, constants.W_OK);
  process.stderr.write('Installing dependencies (once, under a minute) …\n');
  // Development dependencies always: Node 24 and the bundler are among them, whatever NODE_ENV says.
  const { code, output } = await npm(root, ['ci', '--include=dev', '--no-progress', '--loglevel=error']);
  if (code !== 0) throw new Refusal(whyInstallFailed(output));
  if (!(await isInstalled(root))) {
    throw new Refusal('npm ci ended well, but node_modules lacks Node 24: install scripts must be allowed.');
  }
}

/**
 * npm notes what it installed in node_modules/.package-lock.json, as its very last step: comparing the two finds
 * a changed lock and an interrupted installation alike.
 */
async function isInstalled(root) {
  const [wanted, present] = await Promise.all([
    readPackages(path.join(root, 'package-lock.json')),
    readPackages(path.join(root, 'node_modules', '.package-lock.json')),
  ]);
  if (!wanted) throw new Refusal(`${root} is no complete checkout: package-lock.json is missing.`);
  const isThere = ([name, { version, optional, link }]) => {
    // Optional entries are other platforms' binaries; those outside node_modules are our own folders.
    if (optional || !name.startsWith('node_modules/')) return true;
    return link ? existsSync(path.join(root, name)) : present?.[name]?.version === version;
  };
  return Object.entries(wanted).every(isThere) && existsSync(node24(root));
}

/** Where the devDependency `node` puts the Node that everything else runs on. */
export function node24(root) {
  return path.join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

async function readPackages(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8')).packages;
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

const causes = [
  [
    /npm error code EUSAGE|from lock file|in sync/,
    'package.json and package-lock.json disagree, or the lock lacks this platform: run `npm install` once.',
  ],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT|ENETUNREACH/,
    'the npm registry could not be reached: check the network, or the proxy in npm’s settings.',
  ],
  [/EACCES|EPERM|EROFS/, 'node_modules may not be written by this user: change its owner.'],
  [/ENOSPC/, 'the disk is full (the dependencies need about 600 MB).'],
];

function whyInstallFailed(output) {
  const known = causes.find(([pattern]) => pattern.test(output));
  const lastLine = output
    .trim()
    .split('\n')
    .findLast((line) => !/complete log|_logs/.test(line));
  return `The dependencies could not be installed: ${known?.[1] ?? lastLine}`;
}
