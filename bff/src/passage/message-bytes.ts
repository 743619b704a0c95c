import type { IncomingMessage } from 'node:http';
import { unavailable } from '../core-api.ts';
import { heldAtMost } from './answer.ts';

/** Whether a message has a body. */
export function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** Whether a message's body is known to be short. */
export function isShort({ headers }: IncomingMessage): boolean {
  return (
    headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? Infinity) <= heldAtMost
  );
}

/**
 * All of a message's body.
 * @throws {IrisError} `unavailable` when it breaks off
 */
export function bytesOf(message: IncomingMessage): Promise<Buffer> | Buffer {
  // Most come whole with their heads, and need not be waited for.
  if (message.complete) return wholeOf(message.read());
  if (message.destroyed) throw unavailable(new Error('broken off before it was read'));
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    message.on('data', (chunk: Buffer) => chunks.push(chunk));
    message.once('end', () => resolve(Buffer.concat(chunks)));
    message.once('error', (cause) => reject(unavailable(cause)));
    message.once('close', () => reject(unavailable(new Error('broken off'))));
  });
}

const wholeOf = (bytes: unknown): Buffer => (Buffer.isBuffer(bytes) ? bytes : Buffer.alloc(0));
