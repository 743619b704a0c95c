import { endPart } from './end-part.ts';
import type { Fault } from './fault.ts';

/** SIGKILL of a bff: every socket of its widgets breaks at once. */
export const killBff: Fault = {
  name: 'kill-bff',
  inflict: ({ product, one }) => endPart(product, one(product.bffs), 'SIGKILL'),
};
