import type { ChannelId, TenantId, UserId } from '@iris/contract';
import { ManualClock, newId } from '@iris/kit';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Bus } from '../src/bus/bus.ts';
import { createMemoryBus } from '../src/bus/memory-bus.ts';
import { leftChannelsTopic } from '../src/bus/topics.ts';
import { inTenant } from '../src/db/in-tenant.ts';
import { removeMember } from '../src/resources/channels/change-members.ts';
import { MayFollow } from '../src/resources/channels/may-follow.ts';
import { furnishTenant } from './support/furnish-tenant.ts';
import { createGrounds, type Grounds, silentLog } from './support/service-parts.ts';

let grounds: Grounds;
let clock: ManualClock;
let bus: Bus;
let nodes: MayFollow[];
let tenantId: TenantId;
let channelId: ChannelId;
let ownerId: UserId;
let memberId: UserId;

beforeAll(async () => {
  grounds = await createGrounds();
});
afterAll(() => grounds.leave());

beforeEach(async () => {
  clock = new ManualClock();
  bus = createMemoryBus(silentLog);
  nodes = [];
  tenantId = newId();
  ({ channelId, guestId: ownerId } = await furnishTenant(grounds.db, tenantId));
  memberId = newId();
  await inTenant(grounds.db, tenantId, async (tx) => {
    await tx.query({
      text: `insert into users (tenant_id, id, kind, display_name) values ($1, $2, 'guest', 'Member')`,
      values: [tenantId, memberId],
    });
    await tx.query({
      text: 'insert into channel_members (tenant_id, channel_id, user_id) values ($1, $2, $3)',
      values: [tenantId, channelId, memberId],
    });
  });
});
afterEach(() => {
  for (const node of nodes) node.close();
});

function createNode(on = bus): MayFollow {
  const node = new MayFollow({ db: grounds.db, bus: on, clock });
  nodes.push(node);
  return node;
}

const ask = (node: MayFollow) => node.ask({ tenantId, userId: memberId, isTeam: false }, channelId);

const remove = (on = bus) =>
  removeMember(
    { db: grounds.db, bus: on },
    { tenantId, userId: ownerId, isTeam: false, ip: null, requestId: 'test' },
    channelId,
    memberId,
  );

it('forgets on every node at once that somebody was a member', async () => {
  const [one, other] = [createNode(), createNode()];
  expect([await ask(one), await ask(other)]).toEqual([true, true]);
  await remove();
  expect([await ask(one), await ask(other)]).toEqual([false, false]);
});

it('remembers no answer that a departure may have overtaken', async () => {
  const node = createNode();
  const asking = ask(node);
  bus.publish(leftChannelsTopic, { channel_id: channelId, user_id: memberId });
  expect(await asking).toBe(true);
  await remove(createMemoryBus(silentLog));
  expect(await ask(node)).toBe(false);
});

it('remembers half a minute at most, where the bus told nothing', async () => {
  const node = createNode();
  await ask(node);
  await remove(createMemoryBus(silentLog));
  clock.advance(29_999);
  expect(await ask(node)).toBe(true);
  clock.advance(1);
  expect(await ask(node)).toBe(false);
});
