import type { ChannelId, ServerFrameOf, TenantId, UserId } from '@iris/contract';
import type { Clock } from '@iris/kit';
import { trace } from '@opentelemetry/api';
import type { Bus } from '../bus/bus.ts';
import { tenantTopic } from '../bus/topics.ts';
import { tracer } from '../metrics/tracer.ts';
import { ChannelFeed } from './channel-feed.ts';
import { encodeFrame, type EncodedFrame, type Subscriber } from './subscriber.ts';
import type { TenantEvent, TenantEventTo } from '../bus/tenant-event.ts';
import { Typists } from './typing.ts';

type Hello = ServerFrameOf<'hello'>;

/** A feed that was quiet for so long is forgotten, unless somebody was told a head that it would begin behind again. */
const forgetFeedAfterMs = 3_600_000;

/** The sockets of one tenant on this node, and the feeds of the channels that speak. */
class TenantSubscribers {
  readonly #clock: Clock;
  readonly #joining = new Set<Subscriber>();
  readonly #team = new Set<Subscriber>();
  readonly #byChannel = new Map<ChannelId, Set<Subscriber>>();
  readonly #all = new Set<Subscriber>();
  readonly #feeds = new Map<ChannelId, ChannelFeed<EncodedFrame>>();
  readonly #typists = new Typists();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get isEmpty(): boolean {
    return this.#all.size === 0;
  }

  add(subscriber: Subscriber): void {
    this.#all.add(subscriber);
    this.#joining.add(subscriber);
  }

  goLive(subscriber: Subscriber, hello: Hello): void {
    this.#joining.delete(subscriber);
    // First of all it hears what waited: joining or leaving a channel may have been among it.
    subscriber.goLive(hello);
    if (subscriber.isTeam) this.#team.add(subscriber);
    else for (const channelId of subscriber.channelIds) this.#follow(subscriber, channelId);
  }

  remove(subscriber: Subscriber): void {
    this.#all.delete(subscriber);
    this.#joining.delete(subscriber);
    this.#team.delete(subscriber);
    for (const channelId of subscriber.channelIds) this.#unfollow(subscriber, channelId);
  }

  take(event: TenantEvent): void {
    switch (event.to) {
      case 'everyone':
      case 'team':
        return deliverTo(event.to === 'team' ? this.#team : this.#all, null, encodeFrame(event.frame));
      case 'laggards':
        return this.#tellLaggards(event);
      case 'readers':
        return this.#takeTyping(event.frame);
      case 'channel':
        return this.#takeInChannel(event);
    }
  }

  /** Lets go of holes that never closed, of feeds that fell quiet, and of typing that wasn't renewed. */
  tick(): void {
    const now = this.#clock.now();
    for (const frame of this.#typists.expire(now)) this.#tellTyping(frame);
    for (const [channelId, feed] of this.#feeds) {
      for (const encoded of feed.giveUpOnHoles(now)) this.#deliver(channelId, encoded);
      const isQuiet = !feed.hasHeld && now - feed.lastEventAt > forgetFeedAfterMs;
      if (isQuiet && this.#toldHead(channelId) === undefined) this.#feeds.delete(channelId);
    }
  }

  #takeTyping(frame: ServerFrameOf<'typing.indicator'>): void {
    if (this.#typists.take(frame, this.#clock.now())) this.#tellTyping(frame);
  }

  /** Everyone but the typist. */
  #tellTyping(frame: ServerFrameOf<'typing.indicator'>): void {
    this.#deliver(frame.payload.channel_id, encodeFrame(frame), frame.payload.user_id);
  }

  #tellLaggards(event: TenantEventTo<'laggards'>): void {
    const announced = this.#feeds.get(event.channelId)?.announced ?? 0;
    if (announced >= event.frame.payload.last_seq) return;
    this.#deliver(event.channelId, encodeFrame(event.frame));
  }

  /** A member hears of its own coming and going; before the one and after the other it hears nothing of the channel. */
  #takeInChannel(event: TenantEventTo<'channel'>): void {
    const { channelId, frame } = event;
    if (frame.type === 'member.joined') {
      for (const own of this.#liveSocketsOf(frame.payload.member.user_id)) this.#follow(own, channelId);
    }
    this.#takeInOrder(event);
    if (frame.type === 'message.new') this.#endTyping(channelId, frame.payload.sender.id);
    if (frame.type === 'member.left') {
      for (const own of this.#liveSocketsOf(frame.payload.member.user_id)) this.#unfollow(own, channelId);
    }
  }

  /** The team follows every channel anyway; whoever is joining will follow what `hello` says. */
  #liveSocketsOf(userId: UserId): Subscriber[] {
    return [...this.#all].filter((one) => one.userId === userId && !one.isTeam && !this.#joining.has(one));
  }

  #endTyping(channelId: ChannelId, userId: UserId): void {
    const end = this.#typists.stop(channelId, userId);
    if (end) this.#tellTyping(end);
  }

  #takeInOrder(event: TenantEventTo<'channel'>): void {
    for (const ready of this.#ordered(event, encodeFrame(event.frame))) this.#deliver(event.channelId, ready);
  }

  #ordered(event: TenantEventTo<'channel'>, encoded: EncodedFrame): EncodedFrame[] {
    const now = this.#clock.now();
    if ('seq' in event) return this.#feed(event.channelId).take(event.seq, encoded, now);
    if (event.afterSeq !== undefined)
      return this.#feed(event.channelId).takeAfter(event.afterSeq, encoded, now);
    return [encoded];
  }

  #feed(channelId: ChannelId): ChannelFeed<EncodedFrame> {
    const known = this.#feeds.get(channelId);
    if (known) return known;
    const feed = new ChannelFeed<EncodedFrame>(this.#toldHead(channelId));
    this.#feeds.set(channelId, feed);
    return feed;
  }

  /** The oldest head that was told to somebody who follows a channel: whatever is beyond it comes by here. */
  #toldHead(channelId: ChannelId): number | undefined {
    const followers = [...(this.#byChannel.get(channelId) ?? []), ...this.#team];
    const heads = followers.flatMap((follower) => follower.toldHead(channelId) ?? []);
    return heads.length > 0 ? Math.min(...heads) : undefined;
  }

  #follow(subscriber: Subscriber, channelId: ChannelId): void {
    const followers = this.#byChannel.get(channelId) ?? new Set();
    this.#byChannel.set(channelId, followers.add(subscriber));
  }

  #unfollow(subscriber: Subscriber, channelId: ChannelId): void {
    const followers = this.#byChannel.get(channelId);
    followers?.delete(subscriber);
    if (followers?.size === 0) this.#byChannel.delete(channelId);
  }

  #deliver(channelId: ChannelId, encoded: EncodedFrame, exceptUserId?: UserId): void {
    deliverTo(this.#team, channelId, encoded, exceptUserId);
    deliverTo(this.#byChannel.get(channelId) ?? [], channelId, encoded, exceptUserId);
    deliverTo(this.#joining, channelId, encoded, exceptUserId);
  }
}

function deliverTo(
  subscribers: Iterable<Subscriber>,
  channelId: ChannelId | null,
  encoded: EncodedFrame,
  exceptUserId?: UserId,
): void {
  for (const subscriber of subscribers) {
    if (subscriber.userId !== exceptUserId) subscriber.deliver(channelId, encoded);
  }
}

/**
 * Every socket of this node by tenant. A tenant's topic is listened to exactly while one of its sockets is here, and a
 * socket is added before its `hello` is read, so that nothing falls between the two.
 */
export class Subscribers {
  readonly #bus: Bus;
  readonly #clock: Clock;
  readonly #observeFanOut: (seconds: number) => void;
  readonly #tenants = new Map<TenantId, { subscribers: TenantSubscribers; stopListening: () => void }>();
  readonly #all = new Set<Subscriber>();

  /** `observeFanOut` is told how long it took to hand an event to all sockets of its tenant. */
  constructor(bus: Bus, clock: Clock, observeFanOut: (seconds: number) => void) {
    this.#bus = bus;
    this.#clock = clock;
    this.#observeFanOut = observeFanOut;
  }

  get all(): ReadonlySet<Subscriber> {
    return this.#all;
  }

  add(subscriber: Subscriber): void {
    this.#all.add(subscriber);
    this.#tenant(subscriber.tenantId).add(subscriber);
  }

  /** Ends the joining of a socket that is still here: it follows the channels of its `hello`. */
  goLive(subscriber: Subscriber, hello: Hello): void {
    if (this.#all.has(subscriber)) this.#tenant(subscriber.tenantId).goLive(subscriber, hello);
  }

  remove(subscriber: Subscriber): void {
    subscriber.leave();
    if (!this.#all.delete(subscriber)) return;
    const tenant = this.#tenants.get(subscriber.tenantId);
    tenant?.subscribers.remove(subscriber);
    if (!tenant?.subscribers.isEmpty) return;
    tenant.stopListening();
    this.#tenants.delete(subscriber.tenantId);
  }

  /** Resolves once this node hears all that happens to the subscribers added so far. */
  settle(): Promise<void> {
    return this.#bus.settle();
  }

  /** Tells the sockets of a tenant that are here, and no others. */
  tellHere(tenantId: TenantId, event: TenantEvent): void {
    this.#tenants.get(tenantId)?.subscribers.take(event);
  }

  tick(): void {
    for (const { subscribers } of this.#tenants.values()) subscribers.tick();
  }

  #tenant(tenantId: TenantId): TenantSubscribers {
    const known = this.#tenants.get(tenantId);
    if (known) return known.subscribers;
    const subscribers = new TenantSubscribers(this.#clock);
    const stopListening = this.#bus.subscribe(tenantTopic(tenantId), (event) => {
      const startedAt = performance.now();
      const span =
        trace.getActiveSpan() &&
        tracer.startSpan('fan out', { attributes: { 'iris.frame': event.frame.type } });
      subscribers.take(event);
      span?.end();
      this.#observeFanOut((performance.now() - startedAt) / 1_000);
    });
    this.#tenants.set(tenantId, { subscribers, stopListening });
    return subscribers;
  }
}
