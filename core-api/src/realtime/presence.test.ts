import { realtimeTimings } from '@iris/contract';
import { createLog, ManualClock, newId } from '@iris/kit';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Bus } from '../bus/bus.ts';
import { createMemoryBus } from '../bus/memory-bus.ts';
import { PresenceBoard } from './presence.ts';
import type { TenantEvent } from '../bus/tenant-event.ts';

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
let nodes: PresenceBoard[];

beforeEach(() => {
  clock = new ManualClock();
  bus = createMemoryBus(createLog({ level: 'silent', service: 'test' }));
  nodes = [];
});

interface Node {
  readonly board: PresenceBoard;
  /** What its sockets were told. */
  readonly told: [TenantEvent['to'], string][];
}

function createNode(): Node {
  const told: Node['told'] = [];
  const board = new PresenceBoard(bus, clock, (_, { to, frame }) => {
    if (frame.type === 'presence.changed') told.push([to, frame.payload.status]);
  });
  nodes.push(board);
  return { board, told };
}

/** As the gateway does it, on every node that lives. */
function pass(ms: number): void {
  for (let passed = 0; passed < ms; passed += 250) {
    clock.advance(250);
    for (const board of nodes) board.tick();
    if (passed % 1_000 === 0) for (const board of nodes) board.sweep();
  }
}

const die = ({ board }: Node): void => {
  board.close();
  nodes = nodes.filter((one) => one !== board);
};

describe('on one node', () => {
  it('tells everyone of an operator, and the team alone of a visitor', () => {
    const { board, told } = createNode();
    board.connected(tenantId, operator);
    board.connected(tenantId, visitor);
    expect(told).toEqual([
      ['everyone', 'online'],
      ['team', 'online'],
    ]);
  });

  it('says nothing when a page reloads or a second tab opens and closes', () => {
    const { board, told } = createNode();
    board.connected(tenantId, operator);
    board.disconnected(tenantId, operator.user_id);
    pass(2_000);
    board.connected(tenantId, operator);
    board.connected(tenantId, operator);
    board.disconnected(tenantId, operator.user_id);
    pass(10_000);
    expect(told).toEqual([['everyone', 'online']]);
  });

  it('ends a few seconds after the last socket, or 45 s after the last sign of life', () => {
    const { board, told } = createNode();
    board.connected(tenantId, operator);
    board.connected(tenantId, visitor);
    board.disconnected(tenantId, operator.user_id);
    pass(6_000);
    expect(told.at(-1)).toEqual(['everyone', 'offline']);
    clock.advance(realtimeTimings.presenceExpiresMs - 6_001);
    board.sweep();
    expect(board.list(tenantId)).toHaveLength(1);
    clock.advance(1);
    board.sweep();
    expect(board.list(tenantId)).toEqual([]);
  });

  it('keeps a chosen status, tells each change once, and lists nobody who wants to be offline', () => {
    const { board, told } = createNode();
    board.connected(tenantId, operator);
    board.choose(tenantId, operator.user_id, 'away');
    board.choose(tenantId, operator.user_id, 'away');
    expect(board.list(tenantId)).toEqual([{ ...operator, status: 'away' }]);
    board.choose(tenantId, operator.user_id, 'offline');
    expect(board.list(tenantId)).toEqual([]);
    expect(told.map(([, status]) => status)).toEqual(['online', 'away', 'offline']);
  });
});

describe('on several nodes', () => {
  it('is known everywhere, and ends when the last socket on any node is gone', () => {
    const [one, other] = [createNode(), createNode()];
    one.board.connected(tenantId, operator);
    other.board.connected(tenantId, operator);
    pass(1_000);
    one.board.disconnected(tenantId, operator.user_id);
    pass(10_000);
    expect([one.board.list(tenantId), other.board.list(tenantId)]).toEqual([
      [{ ...operator, status: 'online' }],
      [{ ...operator, status: 'online' }],
    ]);
    other.board.disconnected(tenantId, operator.user_id);
    pass(10_000);
    expect([one.told, other.told].map((told) => told.map(([, status]) => status))).toEqual([
      ['online', 'offline'],
      ['online', 'offline'],
    ]);
  });

  it('takes a choice on a node that the user has no socket on, and the newest of two', () => {
    const [one, other] = [createNode(), createNode()];
    one.board.connected(tenantId, operator);
    pass(1_000);
    other.board.choose(tenantId, operator.user_id, 'away');
    pass(1_000);
    expect(one.board.list(tenantId)).toEqual([{ ...operator, status: 'away' }]);
    one.board.choose(tenantId, operator.user_id, 'online');
    pass(1_000);
    expect(other.board.list(tenantId)).toEqual([{ ...operator, status: 'online' }]);
  });

  it('is told a node that comes later', () => {
    const one = createNode();
    one.board.connected(tenantId, visitor);
    pass(1_000);
    const late = createNode();
    pass(1_000);
    expect(late.board.list(tenantId)).toHaveLength(1);
  });

  it('outlasts heartbeats that are 45 s old where another node goes on telling of it', () => {
    const [one, other] = [createNode(), createNode()];
    one.board.connected(tenantId, visitor);
    for (let seconds = 0; seconds < 120; seconds += 20) {
      one.board.seen(tenantId, visitor.user_id);
      pass(20_000);
    }
    expect(other.told).toEqual([['team', 'online']]);
  });

  it('ends within 15 s for those whose node died, and not for those who have come back elsewhere', () => {
    const [dying, living] = [createNode(), createNode()];
    dying.board.connected(tenantId, visitor);
    dying.board.connected(tenantId, operator);
    pass(1_000);
    die(dying);
    pass(2_000);
    living.board.connected(tenantId, operator);
    pass(16_000);
    expect(living.board.list(tenantId)).toEqual([{ ...operator, status: 'online' }]);
    expect(living.told.at(-1)).toEqual(['team', 'offline']);
  });
});
