import type { Writable } from 'node:stream';
import { closeCodes, realtimeLimits } from '@iris/contract';
import type { WebSocket } from 'ws';

/** What of a `ws` socket is needed here. */
export type Outgoing = Pick<WebSocket, 'readyState' | 'OPEN' | 'close'>;

/**
 * Sends a whole frame (`textFrame`) over a socket's connection, unless the reader has fallen too far behind: past 1 MiB of
 * waiting bytes the socket is closed with 4009 instead, and its client catches up over REST. So memory is bounded
 * whatever clients do. `ws` itself would frame it anew for each socket; without compression it holds nothing back, so what
 * it writes and what is written here come between frames of each other.
 * @returns whether the frame was handed to the connection
 */
export function boundedSend(
  socket: Outgoing,
  connection: Pick<Writable, 'write' | 'writableLength'>,
  frame: Buffer,
): boolean {
  if (socket.readyState !== socket.OPEN) return false;
  if (connection.writableLength > realtimeLimits.maxBufferedBytes) {
    socket.close(closeCodes.tooSlow, 'too slow');
    return false;
  }
  connection.write(frame);
  return true;
}
