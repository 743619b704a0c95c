import { until } from '../harness/until.ts';
import type { Part } from '../product/parts.ts';
import type { Product } from '../product/product.ts';

const startedWithinMs = 60_000;

/** Ends a service, and waits until the supervisor has started another in its place and all are ready. */
export async function endPart(product: Product, part: Part, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  const ended = part.pid;
  process.kill(ended, signal);
  await until(`${part.name} is started again`, startedWithinMs, () => part.pid !== ended || undefined);
  await product.untilReady();
}
