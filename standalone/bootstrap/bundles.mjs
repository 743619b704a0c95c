import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { npm } from './npm.mjs';
import { Refusal } from './refusal.mjs';

/** Where browser code lives. The loader is built last: it carries the integrity hashes of the widget's files. */
const bundled = ['widget', 'console', 'loader'];
const sources = ['contract', 'look', 'sdk/client', ...bundled];

/** Builds every browser package again when any of their sources, or the tools in the lock, changed. */
export async function buildBundles(root) {
  const packages = [];
  for (const name of bundled) if (await hasBuildScript(path.join(root, name))) packages.push(name);
  const stamp = path.join(root, 'node_modules', '.cache', 'iris', 'bundles');
  const digest = await digestOf(root);
  const isBuilt = packages.every((name) => existsSync(path.join(root, name, 'dist')));
  if (isBuilt && (await readFile(stamp, 'utf8').catch(() => '')) === digest) return;
  for (const name of packages) {
    process.stderr.write(`Building ${name} …\n`);
    const { code, output } = await npm(root, ['run', 'build', '--silent', '--workspace', name]);
    if (code !== 0) throw new Refusal(`${output.trim()}\nBuilding ${name} failed, see above.`);
  }
  await mkdir(path.dirname(stamp), { recursive: true });
  await writeFile(stamp, digest);
}

async function hasBuildScript(folder) {
  const { scripts } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
  return Boolean(scripts?.build);
}

async function digestOf(root) {
  const hash = createHash('sha256');
  const files = ['package-lock.json', 'tsconfig.json'];
  for (const folder of sources) files.push(...(await filesIn(root, folder)));
  for (const file of files.sort()) hash.update(`${file}\0`).update(await readFile(path.join(root, file)));
  return hash.digest('hex');
}

async function filesIn(root, folder) {
  const found = [];
  for (const entry of await readdir(path.join(root, folder), { withFileTypes: true })) {
    const file = path.posix.join(folder, entry.name);
    if (entry.isDirectory() && !skipped.has(entry.name)) found.push(...(await filesIn(root, file)));
    if (entry.isFile()) found.push(file);
  }
  return found;
}

const skipped = new Set(['dist', 'node_modules', '.types', 'coverage']);
