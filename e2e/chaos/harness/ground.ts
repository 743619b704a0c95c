import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { prepareNatsServer } from '@iris/standalone';
import { type BusLink, startBusLink } from '../product/bus-link.ts';
import { type Product, startProduct } from '../product/product.ts';
import { mountSmallDisk, type SmallDisk } from '../product/small-disk.ts';

/** What rounds are played on. */
export interface Ground {
  readonly product: Product;
  readonly disk: SmallDisk | undefined;
  readonly link: BusLink | undefined;
}

export interface GroundOptions {
  readonly nodes: number;
  /** How large a disk of its own the database gets; unset: it has the machine's. */
  readonly diskMegabytes?: number | undefined;
  /** Whether something stands between the nodes and NATS. */
  readonly needsLink?: boolean;
}

/** Lends a running Iris with a database of its own. What it said last is told when something breaks. */
export async function onGround(
  { nodes, diskMegabytes, needsLink }: GroundOptions,
  use: (ground: Ground) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'iris-chaos-'));
  const dataFolder = path.join(folder, 'data');
  const endings: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  try {
    const disk = diskMegabytes
      ? await mountSmallDisk(path.join(dataFolder, 'postgres'), diskMegabytes)
      : undefined;
    if (disk) endings.unshift(disk.unmount);
    const bus = needsLink ? await startLinkedNats(path.join(folder, 'nats'), endings) : undefined;
    const product = await startProduct({ dataFolder, nodes, natsUrl: bus?.url });
    endings.unshift(() => product.stop());
    await use({ product, disk, link: bus?.link }).catch((error: unknown) => {
      process.stderr.write(`${product.lastLines().join('\n')}\n`);
      throw error;
    });
  } finally {
    for (const end of endings) await end();
  }
}

/** A NATS server that is reached over a link alone. */
async function startLinkedNats(
  folder: string,
  endings: (() => Promise<unknown>)[],
): Promise<{ url: string; link: BusLink }> {
  const { url, start } = await prepareNatsServer({ folder, onLine: () => undefined });
  const server = await start();
  endings.unshift(() => {
    server.signal('SIGTERM');
    return server.ended;
  });
  const linked = new URL(url);
  const link = await startBusLink(Number(linked.port));
  endings.unshift(link.close);
  linked.port = String(link.port);
  return { url: linked.href, link };
}
