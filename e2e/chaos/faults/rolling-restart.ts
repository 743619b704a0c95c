import { endPart } from './end-part.ts';
import type { Fault } from './fault.ts';

/** SIGTERM to each service, one after the other, as when a new version is rolled out. */
export const rollingRestart: Fault = {
  name: 'rolling-restart',
  inflict: async ({ product }) => {
    for (const part of [...product.coreApis, ...product.bffs]) await endPart(product, part, 'SIGTERM');
  },
};
