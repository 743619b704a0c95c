import type { ServerResponse } from 'node:http';
import type { Route } from '@iris/contract';
import type { Instruments } from './instruments.ts';

/** Times a request from now until its answer has left or its client has gone. */
export function measureRequest({ requestSeconds }: Instruments, route: Route, res: ServerResponse): void {
  const startedAt = performance.now();
  res.once('close', () => {
    const tookSeconds = (performance.now() - startedAt) / 1_000;
    requestSeconds.observe({ route: route.id, status: res.statusCode }, tookSeconds);
  });
}
