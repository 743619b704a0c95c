import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { IrisError } from '@iris/contract';
import { errorBody, errorHeaders } from '../http/error-body.ts';

/**
 * Answers an upgrade request with a plain HTTP error and ends the connection. The body is the same envelope as over
 * HTTP; a browser shows it to nobody, a person with curl reads it.
 */
export function refuseUpgrade(socket: Duplex, error: IrisError, requestId: string): void {
  const body = JSON.stringify(errorBody(error, requestId));
  const headers = {
    ...errorHeaders(error),
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': String(Buffer.byteLength(body)),
    'X-Request-Id': requestId,
    Connection: 'close',
  };
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.on('error', () => socket.destroy());
  socket.end(`HTTP/1.1 ${error.status} ${STATUS_CODES[error.status]}\r\n${head.join('')}\r\n${body}`);
}
