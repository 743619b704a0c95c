import { createLog, newId } from '@iris/kit';
import { expect, it } from 'vitest';
import { createMemoryBus } from '../../bus/memory-bus.ts';
import { tenantTopic } from '../../bus/topics.ts';
import type { Queryable } from '../../db/in-tenant.ts';
import { createPostMessage } from './post-message.ts';

it('acknowledges and announces a committed message, also when telling of its channel fails', async () => {
  const log = createLog({ level: 'silent', service: 'test' });
  const bus = createMemoryBus(log);
  const [tenantId, userId, channelId] = [newId<'tenant'>(), newId<'user'>(), newId<'channel'>()];
  const committed = {
    outcome: 'created',
    has_reopened: false,
    has_joined: true,
    has_waiting_changed: false,
    id: newId<'message'>(),
    seq: 1,
    sender_kind: 'operator',
    sender_name: 'Olivia',
    sender_avatar_url: null,
    content: 'hello',
    content_type: 'text',
    created_at: new Date(0),
    edited_at: null,
    deleted_at: null,
  };
  const db = { queryOne: async () => committed } as unknown as Queryable;
  const announced: string[] = [];
  bus.subscribe(tenantTopic(tenantId), ({ frame }) => announced.push(frame.type));
  const post = createPostMessage({
    db,
    bus,
    log,
    announceChannel: () => Promise.reject(new Error('the database went away')),
    announceQueue: () => Promise.resolve(),
    observeStatement: () => {},
    announceDraft: () => Promise.reject(new Error('the database went away')),
  });
  const actor = { tenantId, userId, isTeam: true, ip: null, requestId: 'request' };
  const { message } = await post(actor, {
    channelId,
    content: 'hello',
    contentType: 'text',
    clientMessageId: null,
    draftId: null,
  });
  expect(message.seq).toBe(1);
  expect(announced).toEqual(['message.new']);
});
