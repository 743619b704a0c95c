import type { IncomingMessage } from 'node:http';
import { IrisError, maxBodyBytes } from '@iris/contract';

const jsonType = /^application\/json\s*(?:;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;

/**
 * Reads a request's body as JSON. A request without a body gives `undefined`, for the schema to judge.
 * @throws {IrisError} `unsupported_media_type`, `payload_too_large` (over 64 KiB), or `invalid_json`, which also
 *   stands for text that isn't UTF-8 and for a client that went away
 */
export async function readJsonBody(req: IncomingMessage): Promise<unknown> {
  if (!hasBody(req)) return undefined;
  if (!jsonType.test(req.headers['content-type'] ?? '')) throw new IrisError('unsupported_media_type');
  if ((req.headers['content-encoding'] ?? 'identity') !== 'identity') {
    throw new IrisError('unsupported_media_type', { message: 'Send the body without a content encoding.' });
  }
  if (Number(req.headers['content-length']) > maxBodyBytes) throw new IrisError('payload_too_large');
  return parsed(await collected(req));
}

function hasBody(req: IncomingMessage): boolean {
  return req.headers['transfer-encoding'] !== undefined || Number(req.headers['content-length'] ?? 0) > 0;
}

/** Reads with listeners, not `for await`: leaving that loop early would destroy the socket before the answer left. */
function collected(req: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    req.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= maxBodyBytes) chunks.push(chunk);
      else reject(new IrisError('payload_too_large'));
    });
    req.once('end', () => resolve(Buffer.concat(chunks)));
    req.once('error', (cause) => reject(new IrisError('invalid_json', { cause })));
    req.once('close', () => {
      // Every request closes; an error, with its stack, is only made for those that broke off.
      if (!req.readableEnded) reject(new IrisError('invalid_json'));
    });
  });
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    // Without the parser's error as cause: it quotes what was sent.
    throw new IrisError('invalid_json');
  }
}
