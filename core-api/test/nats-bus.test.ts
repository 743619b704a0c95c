import { createLog, newId, systemClock } from '@iris/kit';
import { startNats, type TestNats } from '@iris/testkit';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { afterAll, afterEach, beforeAll, expect, it, onTestFinished } from 'vitest';
import { NatsBus } from '../src/bus/nats-bus.ts';
import { spentPointsTopic as topic } from '../src/bus/topics.ts';

let nats: TestNats;
let buses: NatsBus[];
let lines: string[];

beforeAll(async () => {
  nats = await startNats();
});
afterAll(() => nats.stop());
afterEach(async () => {
  await Promise.all(buses.map((bus) => bus.close()));
});

/** Buses that are connected, each as of a node of its own. */
async function connected(count: number): Promise<NatsBus[]> {
  lines = [];
  const log = createLog({
    level: 'info',
    service: 'test',
    destination: { write: (line) => lines.push(...line.split('\n').filter(Boolean)) },
  });
  const { url } = nats;
  buses = Array.from({ length: count }, () => new NatsBus({ url, clock: systemClock, log }));
  for (const bus of buses) await expect.poll(() => bus.isConnected).toBe(true);
  return buses;
}

const eventOf = (key: string) => ({ node_id: 'a', spent: [{ bucket: 'b', key, points: 1, ends_at: 1 }] });

/** The keys of the events that a bus brings, as they come. */
function heardOn(bus: NatsBus | undefined): { keys: string[]; stop: () => void } {
  const keys: string[] = [];
  const stop = bus?.subscribe(topic, ({ spent }) => keys.push(...spent.map(({ key }) => key)));
  return { keys, stop: stop ?? (() => undefined) };
}

/** Speaks to NATS as somebody who is no node of this release. */
async function withRaw(run: (raw: NatsConnection) => Promise<void>): Promise<void> {
  const { username: token, host } = new URL(nats.url);
  const raw = await connect({ servers: host, token });
  await run(raw);
  await raw.close();
}

it('brings own subscribers an event before publishing returns, the others soon, each once and in order', async () => {
  const [one, other] = await connected(2);
  const [own, distant] = [heardOn(one), heardOn(other)];
  await other?.settle();
  const keys = Array.from({ length: 500 }, (_, index) => String(index));
  for (const key of keys) one?.publish(topic, eventOf(key));
  expect(own.keys).toEqual(keys);
  await expect.poll(() => distant.keys.length).toBe(500);
  other?.publish(topic, eventOf('last'));
  await expect.poll(() => own.keys.at(-1)).toBe('last');
  expect(distant.keys).toEqual([...keys, 'last']);
  expect(own.keys).toEqual([...keys, 'last']);
});

it('drops what is no event as agreed, says so once, and shows nothing of it', async () => {
  const [bus] = await connected(1);
  const heard = heardOn(bus);
  await bus?.settle();
  await withRaw(async (raw) => {
    for (const payload of ['{"secret":"hunter2"', '{"node_id":"a","spent":[{"key":"bad"}]}', '', '[]'])
      raw.publish(topic.name, payload);
    raw.publish(topic.name, JSON.stringify(eventOf('good')));
    await expect.poll(() => heard.keys).toEqual(['good']);
  });
  await expect.poll(() => lines.filter((line) => line.includes('dropped events'))).toHaveLength(1);
  expect(lines.join('\n')).not.toContain('hunter2');
});

it('sends nothing that is too big for NATS, and goes on', async () => {
  const [one, other] = await connected(2);
  const [own, distant] = [heardOn(one), heardOn(other)];
  await other?.settle();
  const big = 'x'.repeat(1_100_000);
  one?.publish(topic, eventOf(big));
  one?.publish(topic, eventOf('small'));
  await expect.poll(() => distant.keys).toEqual(['small']);
  expect(own.keys).toEqual([big, 'small']);
  expect(lines.some((line) => line.includes('too big for NATS'))).toBe(true);
  expect(one?.isConnected).toBe(true);
});

it('subscribes to a topic only while somebody here listens to it', async () => {
  const [bus] = await connected(1);
  await withRaw(async (raw) => {
    const listeners = () =>
      raw.request(topic.name, JSON.stringify(eventOf(newId())), { timeout: 300 }).then(
        () => 'answered',
        (error: unknown) => (String(error).includes('no responders') ? 'nobody' : 'somebody'),
      );
    expect(await listeners()).toBe('nobody');
    const [first, second] = [heardOn(bus), heardOn(bus)];
    await bus?.settle();
    expect(await listeners()).toBe('somebody');
    first.stop();
    first.stop();
    expect(await listeners()).toBe('somebody');
    second.stop();
    await expect.poll(listeners).toBe('nobody');
  });
});

it('keeps nothing for later that is published while NATS is away, and tells of loss and return', async () => {
  const [one, other] = await connected(2);
  const distant = heardOn(other);
  const told: boolean[] = [];
  one?.onConnection((isConnected) => told.push(isConnected));
  await nats.kill();
  await expect.poll(() => one?.isConnected).toBe(false);
  expect(await one?.delivered()).toBe(false);
  for (let count = 0; count < 1_000; count += 1) one?.publish(topic, eventOf('meanwhile'));
  await nats.restart();
  for (const bus of buses) await expect.poll(() => bus.isConnected).toBe(true);
  one?.publish(topic, eventOf('after'));
  expect(await one?.delivered()).toBe(true);
  await expect.poll(() => distant.keys).toEqual(['after']);
  expect(told).toEqual([false, true]);
});

it('notices a server that stands still, and waits for nothing from it', async () => {
  const [bus] = await connected(1);
  await nats.pause();
  onTestFinished(() => nats.resume());
  heardOn(bus);
  const [settled, delivered] = [bus?.settle(), bus?.delivered()];
  await expect.poll(() => bus?.isConnected).toBe(false);
  await settled;
  expect(await delivered).toBe(false);
  nats.resume();
  await expect.poll(() => bus?.isConnected, { timeout: 20_000 }).toBe(true);
});
