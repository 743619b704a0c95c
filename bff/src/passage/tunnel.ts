import type { Duplex } from 'node:stream';
import type { Clock } from '@iris/kit';
import { closeCodes } from '@iris/contract';
import type { CoreConnection } from './core-connection.ts';

/** An unmasked close frame with code 1012 and no reason (RFC 6455 §5.5.1). */
const restartFrame = Buffer.from([0x88, 0x02, closeCodes.restart >> 8, closeCodes.restart & 0xff]);
/** How long a client may take to hear the end; one that doesn't listen must not stay for ever. */
const leaveWithinMs = 5_000;

const joined = Symbol('joined');
/** A connection knows its tunnel, so that thousands share their listeners: `pipe` makes twenty for each. */
interface End extends Duplex {
  readonly [joined]: Tunnel;
}

/** What a tunnel stands on. */
export interface TunnelParts {
  readonly clock: Clock;
  /** Called once, when the client's side is gone. */
  readonly closed: (tunnel: Tunnel) => void;
}

/**
 * Two upgraded connections joined end to end: bytes go both ways, no frame is looked at, nothing is kept. Whoever took the
 * client's upgrade looks after its failing.
 */
export class Tunnel {
  readonly #client: Duplex;
  readonly #upstream: Duplex;
  readonly #parts: TunnelParts;
  #isRestarting = false;

  constructor(client: Duplex, upstream: CoreConnection, parts: TunnelParts) {
    this.#client = client;
    this.#upstream = upstream.socket;
    this.#parts = parts;
    for (const end of [this.#client, this.#upstream]) {
      Object.assign(end, { [joined]: this });
      end.on('drain', takeMore).on('end', passEnd).on('close', passClose);
    }
    client.on('data', takeBytes).on('timeout', breakOff).resume();
    upstream.take = (bytes) => this.#passDown(bytes);
    this.#upstream.resume();
  }

  /**
   * Ends the socket with 1012 because this bff stops. The frame is written between whatever core-api sent, which is
   * between frames unless one was on its way just then: that client sees its connection break off instead, and comes
   * back all the same.
   */
  async restart(): Promise<void> {
    // The client's answer still goes to core-api, which then closes; what else that says leads nowhere any more.
    this.#isRestarting = true;
    this.#upstream.resume();
    const closed = new Promise((resolve) => this.#client.once('close', resolve));
    this.#client.write(restartFrame);
    this.#leaveSoon();
    await closed;
  }

  /** Bytes of the client, for core-api; whether there is room for more. */
  passUp(bytes: Buffer): boolean {
    return !this.#upstream.writable || this.#upstream.write(bytes);
  }

  /** What is read next lies where these bytes do, and what can't leave at once is kept: they are copied. */
  #passDown(bytes: Buffer): boolean {
    if (this.#isRestarting || !this.#client.writable) return true;
    return this.#client.write(bytes.toString('latin1'), 'latin1');
  }

  otherOf(end: Duplex): Duplex {
    return end === this.#client ? this.#upstream : this.#client;
  }

  /** An end is gone. */
  closed(end: Duplex): void {
    if (end === this.#client) {
      this.#upstream.destroy();
      this.#parts.closed(this);
      return;
    }
    // Not at once: what core-api said last, its close frame, must still get out.
    this.#client.end(() => this.#client.destroy());
    this.#leaveSoon();
  }

  #leaveSoon(): void {
    if (this.#client.closed) return;
    this.#client.once(
      'close',
      this.#parts.clock.setTimeout(() => this.#client.destroy(), leaveWithinMs),
    );
  }
}

function takeBytes(this: End, bytes: Buffer): void {
  if (!this[joined].passUp(bytes)) this.pause();
}

function takeMore(this: End): void {
  this[joined].otherOf(this).resume();
}

function passEnd(this: End): void {
  this[joined].otherOf(this).end();
}

/** Ends a connection that fails; one function for all of them. */
export function breakOff(this: Duplex): void {
  this.destroy();
}

function passClose(this: End): void {
  this[joined].closed(this);
}
