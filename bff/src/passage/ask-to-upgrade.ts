import { type OutgoingHttpHeaders, validateHeaderValue } from 'node:http';
import type { Socket } from 'node:net';
import type { Clock } from '@iris/kit';
import { unavailable } from '../core-api.ts';
import { type AnswerHead, parseAnswerHead } from './answer-head.ts';

const answerWithinMs = 10_000;
const headAtMost = 16_384;
const endOfHead = '\r\n\r\n';

/**
 * Asks over a connection of its own, and gives the head of the answer. What came behind it is left to be read.
 * Written by hand because what Node's client for HTTP makes of a request costs more than all else of an upgrade.
 * @throws {IrisError} `unavailable` when the connection fails, stays silent or doesn't speak HTTP; it is then gone
 */
export function askToUpgrade(connection: Socket, request: string, clock: Clock): Promise<AnswerHead> {
  return new Promise((resolve, reject) => {
    let heard = Buffer.alloc(0);
    const done = (): void => {
      stopWaiting();
      connection.off('data', take).off('error', fail).off('close', fail).pause();
    };
    const fail = (cause?: unknown): void => {
      done();
      connection.on('error', () => undefined).destroy();
      reject(unavailable(cause instanceof Error ? cause : new Error('core-api broke an upgrade off')));
    };
    const take = (bytes: Buffer): void => {
      heard = Buffer.concat([heard, bytes]);
      const end = heard.indexOf(endOfHead);
      if (end < 0 && heard.length <= headAtMost) return;
      const head = end < 0 ? undefined : parseAnswerHead(heard.toString('latin1', 0, end));
      if (!head) return fail(new Error('core-api answered an upgrade with what is no HTTP'));
      done();
      const early = heard.subarray(end + endOfHead.length);
      if (early.length > 0) connection.unshift(early);
      resolve(head);
    };
    const giveUp = (): void => fail(new Error('core-api stays silent'));
    // Not the connection's own time limit, whose objects it would keep.
    const stopWaiting = clock.setTimeout(giveUp, answerWithinMs);
    connection.on('data', take).on('error', fail).on('close', fail);
    connection.write(request, 'latin1');
  });
}

/** The request of `askToUpgrade`. Throws when a header can't be said. */
export function upgradeRequest(headers: OutgoingHttpHeaders): string {
  const lines = Object.entries(headers).map(([name, value]) => {
    const text = String(value);
    validateHeaderValue(name, text);
    return `${name}: ${text}`;
  });
  return ['GET /ws HTTP/1.1', ...lines, '', ''].join('\r\n');
}
