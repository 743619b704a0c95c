import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { bundle } from '../../widget/build/bundle.ts';
import { writeCompressed } from '../../widget/build/write-asset.ts';

// iris.js carries the address and hash of the launcher, so the widget is built first.
const root = path.resolve(import.meta.dirname, '..');
const dist = path.join(root, 'dist');
const manifest: { launcher: unknown } = JSON.parse(
  await readFile(path.join(root, '../widget/dist/.manifest.json'), 'utf8'),
);

await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
const code = await bundle(path.join(root, 'src/loader.ts'), { launcherPart: manifest.launcher }, 'iife');
await writeCompressed(path.join(dist, 'iris.js'), code);
