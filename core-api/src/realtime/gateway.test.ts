import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { createLog, ManualClock, newId } from '@iris/kit';
import { expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import type { Bus } from '../bus/bus.ts';
import { createMemoryBus } from '../bus/memory-bus.ts';
import { Gateway } from './gateway.ts';
import { OpenSockets } from './open-sockets.ts';
import { PresenceBoard } from './presence.ts';
import { Subscribers } from './subscribers.ts';

const log = createLog({ level: 'silent', service: 'test' });

function openGateway(over: Partial<ConstructorParameters<typeof Gateway>[0]> & { bus?: Bus }) {
  const clock = new ManualClock();
  const bus = over.bus ?? createMemoryBus(log);
  const gateway = new Gateway({
    clock,
    log,
    subscribers: new Subscribers(bus, clock, () => undefined),
    openSockets: new OpenSockets(bus, clock),
    presence: new PresenceBoard(bus, clock, () => undefined),
    tellTyping: () => undefined,
    countClose: () => undefined,
    authenticate: () => Promise.reject(new Error('nobody asks')),
    mayFollow: () => Promise.resolve(true),
    markRead: () => Promise.resolve(),
    readHello: () => new Promise(() => undefined),
    ...over,
  });
  const happened: unknown[] = [];
  const open = (expiresInMs: number) => {
    const close = (code: number) => happened.push(`closed with ${code}`);
    const socket = Object.assign(new EventEmitter(), { close });
    gateway.open(socket as unknown as WebSocket, new PassThrough(), {
      audience: 'chat',
      tenantId: newId<'tenant'>(),
      userId: newId<'user'>(),
      sessionId: newId<'session'>(),
      expiresAt: new Date(clock.now() + expiresInMs),
    });
    return socket;
  };
  return { clock, open, happened };
}

it('reads where channels stand only once it hears from all nodes what happens in them', async () => {
  const settled = Promise.withResolvers<void>();
  const { open, happened } = openGateway({
    bus: { ...createMemoryBus(log), settle: () => settled.promise },
    readHello: () => {
      happened.push('read');
      return Promise.reject(new Error('far enough'));
    },
  });
  open(1e9);
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  happened.push('settled');
  settled.resolve();
  await expect.poll(() => happened).toEqual(['settled', 'read', 'closed with 1011']);
});

it('closes with 4001 when the session has ended, within a tick, and never a socket that went before', () => {
  const { clock, open, happened } = openGateway({});
  open(5_000);
  open(5_000).emit('close', 1_000);
  clock.advance(4_750);
  expect(happened).toEqual([]);
  clock.advance(250);
  expect(happened).toEqual(['closed with 4001']);
});
