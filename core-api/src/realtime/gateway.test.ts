import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { createLog, ManualClock, newId } from '@iris/kit';
import { expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import { createMemoryBus } from '../bus/memory-bus.ts';
import { Gateway } from './gateway.ts';
import { OpenSockets } from './open-sockets.ts';
import { PresenceBoard } from './presence.ts';
import { Subscribers } from './subscribers.ts';

const log = createLog({ level: 'silent', service: 'test' });

it('reads where channels stand only once it hears from all nodes what happens in them', async () => {
  const clock = new ManualClock();
  const settled = Promise.withResolvers<void>();
  const bus = { ...createMemoryBus(log), settle: () => settled.promise };
  const happened: string[] = [];
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
    readHello: () => {
      happened.push('read');
      return Promise.reject(new Error('far enough'));
    },
  });
  const socket = Object.assign(new EventEmitter(), { close: () => happened.push('closed') });
  gateway.open(socket as unknown as WebSocket, new PassThrough(), {
    audience: 'chat',
    tenantId: newId<'tenant'>(),
    userId: newId<'user'>(),
    sessionId: newId<'session'>(),
    expiresAt: new Date(1e15),
  });
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  happened.push('settled');
  settled.resolve();
  await expect.poll(() => happened).toEqual(['settled', 'read', 'closed']);
});
