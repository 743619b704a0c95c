// The one file that runs on whatever Node a machine has (20 or newer), before anything is installed. It brings
// the dependencies, Node 24 among them, builds the browser bundles when their sources changed, and hands over.
// Plain JavaScript without dependencies: there is nothing else yet that it could stand on.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildBundles } from './bootstrap/bundles.mjs';
import { installDependencies } from './bootstrap/dependencies.mjs';
import { explain, Refusal } from './bootstrap/refusal.mjs';
import { runOnNode24 } from './bootstrap/run.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** What runs on Node 24 once everything is in place; `build` ends after the bundles. */
const programs = {
  start: 'standalone/src/main.ts',
  test: 'testkit/src/test-all/main.ts',
  build: undefined,
};

async function main([command = '', ...args]) {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20) throw new Refusal(`Node ${process.versions.node} is too old: install Node 20 or newer.`);
  if (!Object.hasOwn(programs, command)) {
    throw new Refusal(`Unknown command "${command}": say start, test or build.`);
  }
  await installDependencies(root);
  await buildBundles(root);
  const program = programs[command];
  return program ? runOnNode24(root, [program, ...args]) : 0;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
