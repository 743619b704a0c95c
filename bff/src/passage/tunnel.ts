import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Clock } from '@iris/kit';
import { closeCodes } from '@iris/contract';

/** An unmasked close frame with code 1012 and no reason (RFC 6455 §5.5.1). */
const restartFrame = Buffer.from([0x88, 0x02, closeCodes.restart >> 8, closeCodes.restart & 0xff]);
/** How long a client may take to hear the end; one that doesn't listen must not stay for ever. */
const leaveWithinMs = 5_000;

/** Two upgraded connections joined end to end: bytes go both ways, no frame is looked at, nothing is kept. */
export class Tunnel {
  readonly #client: Duplex;
  readonly #upstream: Duplex;
  readonly #clock: Clock;
  readonly #closed: Promise<void>;

  constructor(client: Duplex, upstream: Duplex, clock: Clock) {
    this.#client = client;
    this.#upstream = upstream;
    this.#clock = clock;
    this.#closed = new Promise((resolve) => client.once('close', resolve));
    client.once('close', () => upstream.destroy());
    client.once('timeout', () => client.destroy());
    // Not at once: what core-api said last, its close frame, must still get out.
    upstream.once('close', () => {
      client.end(() => client.destroy());
      this.#leaveSoon();
    });
    for (const end of [client, upstream]) end.on('error', () => end.destroy());
    client.pipe(upstream);
    upstream.pipe(client);
  }

  /**
   * Ends the socket with 1012 because this bff stops. The frame is written between whatever core-api sent, which is
   * between frames unless one was on its way just then: that client sees its connection break off instead, and comes
   * back all the same.
   */
  async restart(): Promise<void> {
    this.#upstream.unpipe(this.#client);
    // The client's answer still goes to core-api, which then closes; what else that says leads nowhere any more.
    this.#upstream.resume();
    this.#client.write(restartFrame);
    this.#leaveSoon();
    await this.#closed;
  }

  #leaveSoon(): void {
    this.#client.once(
      'close',
      this.#clock.setTimeout(() => this.#client.destroy(), leaveWithinMs),
    );
  }

  /** Settles when the client's side is gone. */
  get closed(): Promise<void> {
    return this.#closed;
  }
}

/** What of core-api's answer to an upgrade the client must see. */
const upgradeHeaders = ['upgrade', 'connection', 'sec-websocket-accept', 'sec-websocket-extensions'] as const;

/** The head of our own 101. A client that offered no subprotocol is told none, else it would fail the connection. */
export function switchingHead(answer: IncomingMessage, requestId: string, offeredProtocol: boolean): string {
  const names = offeredProtocol ? [...upgradeHeaders, 'sec-websocket-protocol'] : upgradeHeaders;
  const lines = names.flatMap((name) => {
    const value = answer.headers[name];
    return value === undefined ? [] : [`${name}: ${String(value)}`];
  });
  return ['HTTP/1.1 101 Switching Protocols', ...lines, `x-request-id: ${requestId}`, '', ''].join('\r\n');
}
