import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { defaultWidgetSettings } from '@iris/contract';
import { conclude } from './harness/verdict.ts';

// What a page loads, in bytes of brotli, against the bounds we promise; run after `npm run build`.
const root = path.resolve(import.meta.dirname, '../..');
const limits = { loader: 1_200, launcher: 10_240, panel: 40_960, console: 122_880 };

interface Manifest {
  readonly launcher: readonly [string, string];
  readonly conversation: readonly [string, string];
  readonly panel: readonly [string, string];
}

async function bytesOf(file: string): Promise<number> {
  return (await stat(path.join(root, `${file}.br`))).size;
}

/** The configuration's answer: no file, but on the wire before the launcher is visible. */
function configBytes(): number {
  const { allowed_origins: _, ...settings } = defaultWidgetSettings;
  const answer = { data: { tenant_id: crypto.randomUUID(), title: 'Halden Cycles', ...settings } };
  return brotliCompressSync(JSON.stringify(answer)).length;
}

/** Everything that the console's page loads before it shows rooms: the page and what it names. */
async function consoleBytes(): Promise<number> {
  const page = await readFile(path.join(root, 'console/dist/console.html'), 'utf8');
  const files = [...page.matchAll(/(?:src|href)="(\/v\/[^"]+)"/g)].map(([, file]) => file ?? '');
  const sizes = await Promise.all(['/console.html', ...files].map((file) => bytesOf(`console/dist${file}`)));
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function measure(): Promise<typeof limits> {
  const manifest: Manifest = JSON.parse(
    await readFile(path.join(root, 'widget/dist/.manifest.json'), 'utf8'),
  );
  const loader = await bytesOf('loader/dist/iris.js');
  const launcher = loader + configBytes() + (await bytesOf(`widget/dist${manifest.launcher[0]}`));
  const conversation = await bytesOf(`widget/dist${manifest.conversation[0]}`);
  const panel = launcher + conversation + (await bytesOf(`widget/dist${manifest.panel[0]}`));
  return { loader, launcher, panel, console: await consoleBytes() };
}

const bytes = await measure();
const isWithin =
  bytes.loader <= limits.loader &&
  bytes.launcher <= limits.launcher &&
  bytes.panel <= limits.panel &&
  bytes.console <= limits.console;
conclude({ bench: 'size', unit: 'brotli bytes until usable', bytes, limits, ok: isWithin });
