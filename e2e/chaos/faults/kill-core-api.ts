import { endPart } from './end-part.ts';
import type { Fault } from './fault.ts';

/** SIGKILL of a core-api: what it has committed and not yet told has to reach everyone all the same. */
export const killCoreApi: Fault = {
  name: 'kill-core-api',
  inflict: ({ product, one }) => endPart(product, one(product.coreApis), 'SIGKILL'),
};
