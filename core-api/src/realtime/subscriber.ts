import type { ChannelId, ServerFrame, ServerFrameOf, TenantId, UserId } from '@iris/contract';
import { textFrame } from '@iris/kit';
import type { Caller } from '../auth/caller.ts';

/** A frame as it goes over the wire; made once, sent to many. */
export interface EncodedFrame {
  readonly frame: ServerFrame;
  readonly bytes: Buffer;
}

export function encodeFrame(frame: ServerFrame): EncodedFrame {
  return { frame, bytes: textFrame(JSON.stringify(frame)) };
}

/** The way out of a subscriber: knows nothing of sockets. */
export interface Outlet {
  send(bytes: Buffer): void;
  close(code: number, reason: string): void;
}

type State =
  /** `hello` is still being read, so which channels it follows isn't known: all that happens in the tenant waits. */
  | { readonly name: 'joining'; readonly waiting: { channelId: ChannelId | null; encoded: EncodedFrame }[] }
  | { readonly name: 'live' }
  | { readonly name: 'gone' };

/** Shared by all: what each had of its own would be fetched from memory for each delivery. */
const live: State = { name: 'live' };
const gone: State = { name: 'gone' };

/** One authenticated socket that follows channels. */
export class Subscriber {
  readonly tenantId: TenantId;
  readonly userId: UserId;
  readonly isTeam: boolean;
  caller: Caller;
  displayName = '';
  isToldOfExpiry = false;
  /** Whether its user was put on the presence board for it. */
  isPresent = false;
  readonly #outlet: Outlet;
  #state: State = { name: 'joining', waiting: [] };
  /**
   * The channels that it follows, each with the head that `hello` told: what is not beyond it was told already.
   * Undefined: its user joined since.
   */
  readonly #toldHeads = new Map<ChannelId, number | undefined>();
  /** No told head is beyond it: what is needs no look into the map, and nearly everything is. */
  #highestTold = 0;

  constructor(caller: Caller, outlet: Outlet) {
    this.caller = caller;
    this.tenantId = caller.tenantId;
    this.userId = caller.userId;
    this.isTeam = caller.audience === 'admin';
    this.#outlet = outlet;
  }

  /** Whether its `hello` was sent. */
  get isLive(): boolean {
    return this.#state.name === 'live';
  }

  /** Channels that `hello` listed or that its user joined since. */
  get channelIds(): Iterable<ChannelId> {
    return this.#toldHeads.keys();
  }

  /** The head of a channel as `hello` told it, if it did. */
  toldHead(channelId: ChannelId): number | undefined {
    return this.#toldHeads.get(channelId);
  }

  knows(channelId: ChannelId): boolean {
    return this.#toldHeads.has(channelId);
  }

  /** Sends `hello` and then what happened meanwhile in its channels, less what `hello` told already. */
  goLive(hello: Extract<ServerFrame, { type: 'hello' }>): void {
    if (this.#state.name !== 'joining') return;
    const { waiting } = this.#state;
    for (const { channel_id, last_seq } of hello.payload.channels) {
      this.#toldHeads.set(channel_id, last_seq);
      this.#highestTold = Math.max(this.#highestTold, last_seq);
    }
    this.#state = live;
    this.#outlet.send(encodeFrame(hello).bytes);
    for (const { channelId, encoded } of waiting) {
      const isForIt =
        this.isTeam || channelId === null || this.knows(channelId) || this.#joins(encoded.frame);
      if (isForIt) this.deliver(channelId, encoded);
    }
  }

  /** Sends a frame of a channel, or (null) of the tenant. */
  deliver(channelId: ChannelId | null, encoded: EncodedFrame): void {
    if (this.#state.name === 'joining') this.#state.waiting.push({ channelId, encoded });
    else if (this.#state.name === 'live' && !this.#wasTold(encoded.frame)) {
      this.#outlet.send(encoded.bytes);
      this.#follow(encoded.frame);
    }
  }

  /** Sends a frame that is for this socket alone. */
  answer(frame: ServerFrame): void {
    if (this.#state.name === 'live') this.#outlet.send(encodeFrame(frame).bytes);
  }

  close(code: number, reason: string): void {
    this.#outlet.close(code, reason);
  }

  leave(): void {
    this.#state = gone;
  }

  /** Who joins a channel follows it from then on; who leaves is told so, and then nothing more of it. */
  #follow(frame: ServerFrame): void {
    if (this.#joins(frame)) {
      const channelId = frame.payload.channel_id;
      if (!this.knows(channelId)) this.#toldHeads.set(channelId, undefined);
    } else if (frame.type === 'member.left' && frame.payload.member.user_id === this.userId)
      this.#toldHeads.delete(frame.payload.channel_id);
  }

  #joins(frame: ServerFrame): frame is ServerFrameOf<'member.joined'> {
    return frame.type === 'member.joined' && frame.payload.member.user_id === this.userId;
  }

  #wasTold(frame: ServerFrame): boolean {
    if (frame.type !== 'message.new' || frame.payload.seq > this.#highestTold) return false;
    return frame.payload.seq <= (this.#toldHeads.get(frame.payload.channel_id) ?? 0);
  }
}
