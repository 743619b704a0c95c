import { realtimeTimings } from '@iris/contract';
import { createLog, ManualClock, newId } from '@iris/kit';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Bus } from '../bus/bus.ts';
import { createMemoryBus } from '../bus/memory-bus.ts';
import { tenantTopic } from '../bus/topics.ts';
import { PresenceBoard } from './presence.ts';
import type { TenantEvent } from '../bus/tenant-event.ts';
import { TypingBoard } from './typing.ts';

const tenantId = newId<'tenant'>();
const operator = {
  user_id: newId<'user'>(),
  kind: 'operator',
  display_name: 'Olivia',
  avatar_url: null,
} as const;
const visitor = { ...operator, user_id: newId<'user'>(), kind: 'guest' } as const;

let clock: ManualClock;
let bus: Bus;
let events: TenantEvent[];

beforeEach(() => {
  clock = new ManualClock();
  bus = createMemoryBus(createLog({ level: 'silent', service: 'test' }));
  events = [];
  bus.subscribe(tenantTopic(tenantId), (event) => events.push(event));
});

describe('presence', () => {
  const told = () =>
    events.map(({ to, frame }) => [to, frame.type === 'presence.changed' && frame.payload.status]);

  it('tells everyone of an operator, and the team alone of a visitor', () => {
    const board = new PresenceBoard(bus, clock);
    board.connected(tenantId, operator);
    board.connected(tenantId, visitor);
    expect(told()).toEqual([
      ['everyone', 'online'],
      ['team', 'online'],
    ]);
  });

  it('says nothing when a page reloads or a second tab opens and closes', () => {
    const board = new PresenceBoard(bus, clock);
    board.connected(tenantId, operator);
    board.disconnected(tenantId, operator.user_id);
    clock.advance(2_000);
    board.tick();
    board.connected(tenantId, operator);
    board.connected(tenantId, operator);
    board.disconnected(tenantId, operator.user_id);
    clock.advance(10_000);
    board.tick();
    expect(told()).toEqual([['everyone', 'online']]);
  });

  it('ends a few seconds after the last socket, or 45 s after the last sign of life', () => {
    const board = new PresenceBoard(bus, clock);
    board.connected(tenantId, operator);
    board.connected(tenantId, visitor);
    board.disconnected(tenantId, operator.user_id);
    clock.advance(5_000);
    board.tick();
    expect(told().at(-1)).toEqual(['everyone', 'offline']);
    clock.advance(realtimeTimings.presenceExpiresMs - 5_001);
    board.tick();
    expect(board.list(tenantId)).toHaveLength(1);
    clock.advance(1);
    board.tick();
    expect(board.list(tenantId)).toEqual([]);
  });

  it('keeps a chosen status, tells each change once, and lists nobody who wants to be offline', () => {
    const board = new PresenceBoard(bus, clock);
    board.connected(tenantId, operator);
    board.choose(tenantId, operator.user_id, 'away');
    board.choose(tenantId, operator.user_id, 'away');
    expect(board.list(tenantId)).toEqual([{ ...operator, status: 'away' }]);
    board.choose(tenantId, operator.user_id, 'offline');
    expect(board.list(tenantId)).toEqual([]);
    expect(told().map(([, status]) => status)).toEqual(['online', 'away', 'offline']);
  });
});

describe('typing', () => {
  const channelId = newId<'channel'>();
  const typist = { tenantId, channelId, userId: visitor.user_id, displayName: 'Ada' };
  const told = () => events.map(({ frame }) => frame.type === 'typing.indicator' && frame.payload.is_typing);

  it('ends by itself after 6 s without renewal', () => {
    const board = new TypingBoard(bus, clock);
    board.set(typist, true);
    clock.advance(4_000);
    board.set(typist, true);
    clock.advance(realtimeTimings.typingExpiresMs - 1);
    board.tick();
    expect(told()).toEqual([true, true]);
    clock.advance(1);
    board.tick();
    board.tick();
    expect(told()).toEqual([true, true, false]);
  });

  it('is never told to the typist, and its end only if it had begun', () => {
    const board = new TypingBoard(bus, clock);
    board.set(typist, false);
    board.set(typist, true);
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ to: 'channel', exceptUserId: visitor.user_id });
  });
});
