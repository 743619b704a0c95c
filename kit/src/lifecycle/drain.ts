import type { Server } from 'node:http';
import { systemClock, type Clock } from '../clock.ts';

/** How long requests in flight may take to finish: leaves time within the 10 s that a stop may take (contract §1). */
const finishWithinMs = 8_000;
const sweepMs = 50;

/**
 * Takes no new connection, lets requests in flight finish, and resolves when the last connection is gone. What is left
 * after 8 s is cut. Upgraded sockets are not the server's any more: their owner closes them.
 */
export async function drain(server: Server, clock: Clock = systemClock): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A kept-alive connection becomes idle only when its last answer is out: sweep until none is left.
  const stopSweeping = clock.setInterval(() => server.closeIdleConnections(), sweepMs);
  const stopWaiting = clock.setTimeout(() => server.closeAllConnections(), finishWithinMs);
  await closed;
  stopSweeping();
  stopWaiting();
}
