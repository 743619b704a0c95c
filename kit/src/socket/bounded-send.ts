import { closeCodes, realtimeLimits } from '@iris/contract';
import type { WebSocket } from 'ws';

/** What of a `ws` socket is needed here. */
export type Outgoing = Pick<WebSocket, 'readyState' | 'OPEN' | 'bufferedAmount' | 'send' | 'close'>;

/**
 * Sends a frame unless the reader has fallen too far behind: past 1 MiB of waiting bytes the socket is closed with
 * 4009 instead, and its client catches up over REST. So memory is bounded whatever clients do.
 * @returns whether the frame was handed to the socket
 */
export function boundedSend(socket: Outgoing, frame: string | Buffer): boolean {
  if (socket.readyState !== socket.OPEN) return false;
  if (socket.bufferedAmount > realtimeLimits.maxBufferedBytes) {
    socket.close(closeCodes.tooSlow, 'too slow');
    return false;
  }
  socket.send(frame, { binary: false });
  return true;
}
