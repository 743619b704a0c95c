import { createLog, ManualClock, newId } from '@iris/kit';
import { beforeEach, expect, it } from 'vitest';
import type { Bus } from '../bus/bus.ts';
import { createMemoryBus } from '../bus/memory-bus.ts';
import { openSocketsTopic } from '../bus/topics.ts';
import { OpenSockets } from './open-sockets.ts';

const [ann, bob] = [newId<'user'>(), newId<'user'>()];

let clock: ManualClock;
let bus: Bus;
let nodes: OpenSockets[];

beforeEach(() => {
  clock = new ManualClock();
  bus = createMemoryBus(createLog({ level: 'silent', service: 'test' }));
  nodes = [];
});

/** As a node that lives: the gateway ticks four times a second. */
function createNode(): OpenSockets {
  const node = new OpenSockets(bus, clock);
  nodes.push(node);
  return node;
}

function pass(ms: number): void {
  for (let passed = 0; passed < ms; passed += 250) {
    clock.advance(250);
    for (const node of nodes) node.tick();
  }
}

it('counts the sockets of a user on all nodes, each once', () => {
  const [one, other] = [createNode(), createNode()];
  one.opened(ann);
  one.opened(ann);
  other.opened(ann);
  one.opened(bob);
  expect([one.of(ann), other.of(ann)]).toEqual([2, 1]);
  pass(250);
  expect([one.of(ann), other.of(ann)]).toEqual([3, 3]);
  expect([one.of(bob), other.of(bob)]).toEqual([1, 1]);
});

it('counts no socket that was closed', () => {
  const [one, other] = [createNode(), createNode()];
  one.opened(ann);
  one.opened(ann);
  pass(250);
  one.closed(ann);
  expect(one.of(ann)).toBe(1);
  pass(250);
  expect(other.of(ann)).toBe(1);
  one.closed(ann);
  pass(250);
  expect([one.of(ann), other.of(ann)]).toEqual([0, 0]);
});

it('goes on counting a socket that stays open, and tells of it to a node that came later', () => {
  const [one, other] = [createNode(), createNode()];
  one.opened(ann);
  pass(250);
  const late = createNode();
  pass(20_000);
  expect(late.of(ann)).toBe(1);
  pass(120_000);
  expect([one.of(ann), other.of(ann), late.of(ann)]).toEqual([1, 1, 1]);
});

it('forgets after 45 s what a node that died had open', () => {
  const [dying, other] = [createNode(), createNode()];
  dying.opened(ann);
  pass(250);
  nodes = [other];
  pass(44_750);
  expect(other.of(ann)).toBe(1);
  pass(250);
  expect(other.of(ann)).toBe(0);
});

it('forgets at once what a node that stops had open: its visitors come back to the others', () => {
  const [stopping, other] = [createNode(), createNode()];
  stopping.opened(ann);
  stopping.opened(bob);
  pass(250);
  stopping.closed(bob);
  stopping.close();
  stopping.closed(ann);
  expect([other.of(ann), other.of(bob)]).toEqual([0, 0]);
});

it('tells of nobody twice within 20 s unless something changed, in events that a bus can carry', () => {
  const sizes: number[] = [];
  bus.subscribe(openSocketsTopic, ({ users }) => sizes.push(users.length));
  const node = createNode();
  for (let count = 0; count < 1_500; count += 1) node.opened(newId());
  pass(20_000);
  expect(sizes).toEqual([1_000, 500]);
  node.opened(ann);
  pass(250);
  expect(sizes).toEqual([1_000, 500, 1_000, 501]);
});
