import type { ChannelId, ChannelMember, Message, ServerFrame, ServerFrameOf } from '@iris/contract';
import { createLog, ManualClock, newId } from '@iris/kit';
import { beforeEach, expect, it } from 'vitest';
import type { Caller } from '../auth/caller.ts';
import type { Bus } from '../bus/bus.ts';
import { createMemoryBus } from '../bus/memory-bus.ts';
import { tenantTopic } from '../bus/topics.ts';
import { announceChange, announceMessage } from './announce.ts';
import { Subscriber } from './subscriber.ts';
import { Subscribers } from './subscribers.ts';
import { createTellTyping } from './typing.ts';

const tenantId = newId<'tenant'>();
const [mine, other] = [newId<'channel'>(), newId<'channel'>()];
const somebody = newId<'user'>();

let bus: Bus;
let clock: ManualClock;
let subscribers: Subscribers;

beforeEach(() => {
  bus = createMemoryBus(createLog({ level: 'silent', service: 'test' }));
  clock = new ManualClock();
  subscribers = new Subscribers(bus, clock, () => {});
});

interface Joined {
  subscriber: Subscriber;
  /** Types of the frames that came, with the seq of messages. */
  seen: string[];
}

/** What a WebSocket frame carries: its head tells the length in its second byte, or says there that two more do. */
const textIn = (bytes: Buffer): string => bytes.toString('utf8', (bytes[1] ?? 0) < 126 ? 2 : 4);

function join(audience: 'chat' | 'admin' = 'chat'): Joined {
  const seen: string[] = [];
  const someone = {
    tenantId,
    userId: newId<'user'>(),
    sessionId: newId<'session'>(),
    expiresAt: new Date(1e15),
  };
  const caller: Caller =
    audience === 'chat' ? { ...someone, audience } : { ...someone, audience, role: 'operator' };
  const subscriber = new Subscriber(caller, {
    send: (bytes) => {
      const frame = JSON.parse(textIn(bytes)) as ServerFrame;
      seen.push(
        frame.type.startsWith('message.') && 'seq' in frame.payload
          ? `${frame.type} ${frame.payload.seq}`
          : frame.type,
      );
    },
    close: () => undefined,
  });
  subscribers.add(subscriber);
  return { subscriber, seen };
}

function helloOf(heads: Record<ChannelId, number>): ServerFrameOf<'hello'> {
  const channels = Object.entries(heads).map(([id, head]) => ({
    channel_id: id as ChannelId,
    last_seq: head,
    last_read_seq: 0,
  }));
  return {
    type: 'hello',
    payload: { session: {}, heartbeat_ms: 1, channels },
  } as unknown as ServerFrameOf<'hello'>;
}

const messageAt = (seq: number, channelId: ChannelId = mine): Message =>
  ({ channel_id: channelId, seq, sender: { id: somebody }, deleted_at: null }) as Message;

const announce = (seq: number, channelId: ChannelId = mine) =>
  announceMessage(bus, tenantId, messageAt(seq, channelId));

it('says hello first, then what happened while it was read, less what it told', () => {
  const { subscriber, seen } = join();
  announce(3);
  announce(4);
  announce(1, other);
  subscribers.goLive(subscriber, helloOf({ [mine]: 3 }));
  announce(5);
  expect(seen).toEqual(['hello', 'message.new 4', 'message.new 5']);
});

it('tells an end user its own channels, and the team all of them', () => {
  const [visitor, operator] = [join(), join('admin')];
  subscribers.goLive(visitor.subscriber, helloOf({ [mine]: 0 }));
  subscribers.goLive(operator.subscriber, helloOf({}));
  announce(1);
  announce(1, other);
  expect(visitor.seen).toEqual(['hello', 'message.new 1']);
  expect(operator.seen).toEqual(['hello', 'message.new 1', 'message.new 1']);
});

it('tells a team member who is also in the channel once', () => {
  const { subscriber, seen } = join('admin');
  subscribers.goLive(subscriber, helloOf({ [mine]: 0 }));
  announce(1);
  expect(seen).toEqual(['hello', 'message.new 1']);
});

it('puts messages and their edits into order', () => {
  const { subscriber, seen } = join();
  subscribers.goLive(subscriber, helloOf({ [mine]: 0 }));
  announce(1);
  announce(3);
  announceChange(bus, tenantId, messageAt(3));
  announce(2);
  expect(seen).toEqual(['hello', 'message.new 1', 'message.new 2', 'message.new 3', 'message.updated 3']);
});

it('puts the very first messages of a channel into order, where hello told its head', () => {
  const [visitor, operator] = [join(), join('admin')];
  subscribers.goLive(visitor.subscriber, helloOf({ [mine]: 0 }));
  subscribers.goLive(operator.subscriber, helloOf({ [other]: 7 }));
  announce(2);
  announce(1);
  announce(9, other);
  announce(8, other);
  expect(visitor.seen).toEqual(['hello', 'message.new 1', 'message.new 2']);
  expect(operator.seen).toEqual([
    'hello',
    'message.new 1',
    'message.new 2',
    'message.new 8',
    'message.new 9',
  ]);
});

it('waits for nothing that was said before a member joined', () => {
  const one = join();
  subscribers.goLive(one.subscriber, helloOf({}));
  announceMember('member.joined', one);
  announce(57);
  expect(one.seen).toEqual(['hello', 'member.joined', 'message.new 57']);
});

it('tells a head only where it is not known', () => {
  const { subscriber, seen } = join();
  subscribers.goLive(subscriber, helloOf({ [mine]: 0 }));
  announce(1);
  const head = (lastSeq: number) =>
    bus.publish(tenantTopic(tenantId), {
      to: 'laggards',
      channelId: mine,
      frame: { type: 'channel.updated', payload: { id: mine, last_seq: lastSeq } },
    } as Parameters<typeof bus.publish>[1] as never);
  head(1);
  head(2);
  expect(seen).toEqual(['hello', 'message.new 1', 'channel.updated']);
});

const announceMember = (type: 'member.joined' | 'member.left', { subscriber }: Joined) =>
  bus.publish(tenantTopic(tenantId), {
    to: 'channel',
    channelId: mine,
    frame: { type, payload: { channel_id: mine, member: { user_id: subscriber.userId } as ChannelMember } },
  });

it('hears a channel from when its user joins it, and until its user leaves it', () => {
  const [one, another] = [join(), join()];
  for (const { subscriber } of [one, another]) subscribers.goLive(subscriber, helloOf({}));
  announce(1);
  announceMember('member.joined', one);
  announce(2);
  announceMember('member.left', one);
  announce(3);
  expect(one.seen).toEqual(['hello', 'member.joined', 'message.new 2', 'member.left']);
  expect(another.seen).toEqual(['hello']);
});

it('follows what it joined, and nothing that it left, while hello was read', () => {
  const [comes, goes] = [join(), join()];
  announceMember('member.joined', comes);
  announce(1);
  announceMember('member.left', goes);
  announce(2);
  subscribers.goLive(comes.subscriber, helloOf({}));
  subscribers.goLive(goes.subscriber, helloOf({ [mine]: 0 }));
  announce(3);
  expect(comes.seen).toEqual([
    'hello',
    'member.joined',
    'message.new 1',
    'member.left',
    'message.new 2',
    'message.new 3',
  ]);
  expect(goes.seen).toEqual(['hello', 'member.joined', 'message.new 1', 'member.left']);
});

it('hears nothing any more once it has left, and stops listening to a tenant nobody is here for', () => {
  const { subscriber, seen } = join();
  subscribers.goLive(subscriber, helloOf({ [mine]: 0 }));
  subscribers.remove(subscriber);
  announce(1);
  expect(seen).toEqual(['hello']);
  expect(subscribers.all.size).toBe(0);
});

it('sends nothing to a socket that left while hello was read', () => {
  const { subscriber, seen } = join();
  subscribers.remove(subscriber);
  subscribers.goLive(subscriber, helloOf({ [mine]: 0 }));
  expect(seen).toEqual([]);
});

const announceTyping = (isTyping: boolean, { subscriber }: Joined) =>
  createTellTyping(bus)(
    { tenantId, channelId: mine, userId: subscriber.userId, displayName: 'Ada' },
    isTyping,
  );

it('tells all but the typist who types, ends it when the message comes, and after 6 s by itself', () => {
  const [typist, reader] = [join(), join()];
  for (const { subscriber } of [typist, reader]) subscribers.goLive(subscriber, helloOf({ [mine]: 0 }));
  announceTyping(true, typist);
  announceMessage(bus, tenantId, {
    ...messageAt(1),
    sender: { ...messageAt(1).sender, id: typist.subscriber.userId },
  });
  announceTyping(false, typist);
  announceTyping(true, typist);
  clock.advance(6_000);
  subscribers.tick();
  expect(typist.seen).toEqual(['hello', 'message.new 1']);
  expect(reader.seen).toEqual([
    'hello',
    'typing.indicator',
    'message.new 1',
    'typing.indicator',
    'typing.indicator',
    'typing.indicator',
  ]);
});
