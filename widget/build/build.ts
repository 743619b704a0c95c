import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { bundle } from './bundle.ts';
import { writeAsset, writeCompressed, type Part } from './write-asset.ts';
import { ar } from '../src/locales/ar.ts';
import { de } from '../src/locales/de.ts';
import { es } from '../src/locales/es.ts';
import { fr } from '../src/locales/fr.ts';

// Built from the inside out: each file carries the address and hash of what it loads, and the loader carries
// the launcher's. So a site that pins iris.js has pinned everything.
const root = path.resolve(import.meta.dirname, '..');
const dist = path.join(root, 'dist');
const { version }: { version: string } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
const assets = { dist, folder: `v/${version}` };

await rm(dist, { recursive: true, force: true });
await mkdir(path.join(dist, assets.folder), { recursive: true });

const localeParts: Record<string, Part> = {};
for (const [locale, words] of Object.entries({ de, fr, es, ar }))
  localeParts[locale] = await writeAsset(assets, locale, 'json', JSON.stringify(words));

const source = (name: string) => path.join(root, 'src', name);
const panelPart = await writeAsset(
  assets,
  'panel',
  'js',
  await bundle(source('panel.part.ts'), { localeParts }),
);
const conversationPart = await writeAsset(
  assets,
  'conversation',
  'js',
  await bundle(source('conversation.part.ts'), {}),
);
const launcherPart = await writeAsset(
  assets,
  'launcher',
  'js',
  await bundle(source('iris-widget.define.ts'), { conversationPart, panelPart }),
);

await writeCompressed(
  path.join(dist, 'preview.js'),
  await bundle(source('preview.page.ts'), { launcherPart, conversationPart }),
);

await writeFile(
  path.join(dist, '.manifest.json'),
  `${JSON.stringify({ launcher: launcherPart, conversation: conversationPart, panel: panelPart, locales: localeParts }, null, 2)}\n`,
);
