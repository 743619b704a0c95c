import type { Clock } from '@iris/kit';
import { unavailable } from '../core-api.ts';
import { type AnswerHead, parseAnswerHead } from './answer-head.ts';
import type { CoreConnection } from './core-connection.ts';
import type { Upstream } from './upstream.ts';

const answerWithinMs = 10_000;
const headAtMost = 16_384;
const endOfHead = '\r\n\r\n';

/** A connection whose request was answered; it reads nothing until its socket is resumed. */
export interface Upgraded {
  readonly answer: AnswerHead;
  readonly connection: CoreConnection;
  /** What came right behind the answer's head, one character a byte. */
  readonly early: string;
}

/**
 * Asks over a connection of its own, and gives the head of the answer.
 * Written by hand because what Node's client for HTTP makes of a request costs more than all else of an upgrade.
 * @throws {IrisError} `unavailable` when the connection fails, stays silent or doesn't speak HTTP; it is then gone
 */
export function askToUpgrade(
  upstream: Pick<Upstream, 'connect'>,
  request: string,
  clock: Clock,
): Promise<Upgraded> {
  return new Promise((resolve, reject) => {
    let heard = '';
    const take = (bytes: Buffer): boolean => {
      heard += bytes.toString('latin1');
      const end = heard.indexOf(endOfHead);
      if (end < 0 && heard.length <= headAtMost) return true;
      const answer = end < 0 ? undefined : parseAnswerHead(heard.slice(0, end));
      if (answer) {
        done();
        resolve({ answer, connection, early: heard.slice(end + endOfHead.length) });
      } else fail(new Error('core-api answered an upgrade with what is no HTTP'));
      return false;
    };
    const connection = upstream.connect(take);
    const { socket } = connection;
    const done = (): void => {
      stopWaiting();
      socket.off('error', fail).off('end', breakOff).off('close', breakOff);
    };
    const fail = (cause: Error): void => {
      done();
      socket.destroy();
      reject(unavailable(cause));
    };
    const breakOff = (): void => fail(new Error('core-api broke an upgrade off'));
    const giveUp = (): void => fail(new Error('core-api stays silent'));
    // Not the connection's own time limit, whose objects it would keep.
    const stopWaiting = clock.setTimeout(giveUp, answerWithinMs);
    socket.on('error', fail).on('end', breakOff).on('close', breakOff);
    socket.write(request, 'latin1');
  });
}
