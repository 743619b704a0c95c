import { randomBytes } from 'node:crypto';
import type { UserId } from '@iris/contract';
import { createLog, newId } from '@iris/kit';
import { createDatabase, type TestDatabase } from '@iris/testkit';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMemoryBus } from '../src/bus/memory-bus.ts';
import { tenantTopic } from '../src/bus/topics.ts';
import { inTransaction } from '../src/db/in-transaction.ts';
import { createDb, type Db } from '../src/db/pool.ts';
import { createPostMessage } from '../src/resources/messages/post-message.ts';
import { callPostMessages, type PostInput } from '../src/resources/messages/queries.ts';
import { asAdmin } from './support/databases.ts';
import { furnishTenant } from './support/furnish-tenant.ts';

const log = createLog({ level: 'silent', service: 'test' });
let database: TestDatabase;
let db: Db;

beforeAll(async () => {
  database = await createDatabase();
  db = createDb({ url: database.appUrl, log });
});

afterAll(async () => {
  await db.end();
  await database.drop();
});

type Room = Awaited<ReturnType<typeof aRoom>>;

/** A guest's channel, in a tenant of its own, whose first message is written. */
async function aRoom() {
  const tenantId = newId<'tenant'>();
  const { guestId, channelId } = await furnishTenant(db, tenantId);
  const actor = { tenantId, userId: guestId, isTeam: false, ip: null, requestId: 'test' };
  return { tenantId, channelId, actor };
}

const aPost = ({ actor, channelId }: Room, over: Partial<PostInput> = {}): PostInput => ({
  actor,
  channelId,
  id: newId<'message'>(),
  content: 'hello',
  contentType: 'text',
  clientMessageId: null,
  salt: randomBytes(16),
  draftId: null,
  ...over,
});

async function saidIn({ channelId }: Room): Promise<string[]> {
  const text = 'select content from iris.messages where channel_id = $1 order by seq';
  return (await asAdmin<{ content: string }>(database.adminUrl, text, [channelId])).map(
    ({ content }) => content,
  );
}

async function anOperatorOf({ tenantId }: Room): Promise<UserId> {
  const id = newId<'user'>();
  const text = `insert into iris.users (tenant_id, id, kind, display_name, email, org_role)
    values ($1, $2, 'operator', 'Olivia', $3, 'operator')`;
  await asAdmin(database.adminUrl, text, [tenantId, id, `${id}@example.com`]);
  return id;
}

/** Every row that posts leave, without what differs each time; a length of time says only that it is there. */
async function leftIn({ tenantId, channelId }: Room): Promise<string[]> {
  const text = `
    select jsonb_build_object('message', m.seq, 'by', m.sender_kind, 'said', m.content, 'type', m.content_type,
      'named', m.client_message_id, 'bound', m.commitment = iris.commitment(m.salt, m.content_type, m.content)) as left
    from iris.messages m where m.channel_id = $2
    union all
    select jsonb_build_object('audit', a.action, 'by', a.actor_kind, 'about', a.target_type, 'ip', a.ip,
      'request', a.request_id, 'seq', a.details->'seq', 'waited', a.details ? 'waited_ms',
      'bound', a.details->>'commitment' = encode(m.commitment, 'hex'))
    from iris.audit_log a left join iris.messages m on m.tenant_id = a.tenant_id and m.id::text = a.target_id
    where a.tenant_id = $1 and (m.channel_id = $2 or a.target_id = ($2::uuid)::text) and a.request_id = 'test'
    union all
    select jsonb_build_object('outbox', o.type, 'seq', o.seq) from iris.outbox o where o.channel_id = $2
    union all
    select jsonb_build_object('channel', c.last_seq, 'status', c.status, 'waits', c.waiting_since is not null,
      'touched', c.updated_at = (select max(m.created_at) from iris.messages m where m.channel_id = $2))
    from iris.channels c where c.id = $2`;
  const rows = await asAdmin<{ left: object }>(database.adminUrl, text, [tenantId, channelId]);
  return rows.map(({ left }) => JSON.stringify(left)).toSorted();
}

describe('posts of several tenants in one commit', () => {
  it('are each answered in their place, whatever becomes of them', async () => {
    const [one, two] = [await aRoom(), await aRoom()];
    const outcomes = await callPostMessages(db, [
      aPost(one, { content: 'a', clientMessageId: 'mine' }),
      aPost({ ...two, channelId: one.channelId }),
      aPost(two, { content: 'b' }),
      aPost(one, { content: 'a', clientMessageId: 'mine' }),
      aPost(one, { content: 'c', clientMessageId: 'mine' }),
      aPost(two, { draftId: newId<'draft'>() }),
      aPost(one, { content: 'd' }),
    ]);
    expect(outcomes).toMatchObject([
      { outcome: 'created', seq: 2 },
      { outcome: 'not_found' },
      { outcome: 'created', seq: 2 },
      { outcome: 'replayed', seq: 2 },
      { outcome: 'mismatch' },
      { outcome: 'no_draft' },
      { outcome: 'created', seq: 3 },
    ]);
    expect(await saidIn(one)).toEqual(['Hello', 'a', 'd']);
    expect(await saidIn(two)).toEqual(['Hello', 'b']);
  });

  it('are all left out when one of them breaks', async () => {
    const [one, two] = [await aRoom(), await aRoom()];
    const nobody = { ...two.actor, userId: newId<'user'>(), isTeam: true };
    await expect(callPostMessages(db, [aPost(one), aPost(two, { actor: nobody })])).rejects.toThrow(
      'query returned no rows',
    );
    expect(await saidIn(one)).toEqual(['Hello']);
  });

  it('leave what each would have left alone: message, audit and outbox row, and the channel as it then stands', async () => {
    const leavesBy = async (
      run: (post: PostInput, other: PostInput) => Promise<unknown>,
    ): Promise<string[]> => {
      const [room, other] = [await aRoom(), await aRoom()];
      const operator = { ...room.actor, userId: await anOperatorOf(room), isTeam: true };
      for (const [turn, actor] of [room.actor, operator, room.actor, operator].entries())
        await run(aPost(room, { actor, clientMessageId: `turn ${turn}` }), aPost(other));
      return leftIn(room);
    };
    const alone = await leavesBy((post) => callPostMessages(db, [post]));
    expect(alone.filter((row) => row.includes('"waited":true'))).toHaveLength(2);
    expect(await leavesBy((post, other) => callPostMessages(db, [other, post]))).toEqual(alone);
  });

  it('read nothing of what was said before, also where tables were never analysed', async () => {
    const alone = createDb({ url: database.appUrl, log, max: 1 });
    const [room, other] = [await aRoom(), await aRoom()];
    const said = (turn: number) => aPost(room, { clientMessageId: `turn ${turn}` });
    for (let turn = 0; turn < 100; turn += 1) await callPostMessages(alone, [said(turn), aPost(other)]);
    const read = await inTransaction(alone, async (tx) => {
      await callPostMessages(tx, [said(100), aPost(other)]);
      return tx.query({
        text: `select from pg_stat_xact_all_tables where relname = 'messages' and seq_tup_read + idx_tup_fetch > 0`,
      });
    });
    await alone.end();
    expect(read).toEqual([]);
  });

  it('leave the tenant of their connection unset', async () => {
    const client = new pg.Client({ connectionString: database.appUrl });
    await client.connect();
    const run = async ({ name = '', text = '', values = [] as unknown[] }) =>
      (await client.query({ name, text, values })).rows;
    const [one, two] = [await aRoom(), await aRoom()];
    await callPostMessages({ query: run, queryOne: async () => ({}) } as unknown as Db, [
      aPost(one),
      aPost(two),
    ]);
    const { rows } = await client.query('select count(*)::int as seen from messages');
    await client.end();
    expect(rows).toEqual([{ seen: 0 }]);
  });
});

function aService() {
  const bus = createMemoryBus(log);
  const told = () => Promise.resolve();
  const post = createPostMessage({
    db,
    bus,
    log,
    announceChannel: told,
    announceQueue: told,
    announceDraft: told,
    observeStatement: () => {},
  });
  const say = ({ actor, channelId }: Room, content: string, by = actor) =>
    post(by, { channelId, content, contentType: 'text', clientMessageId: null, draftId: null });
  return { bus, say };
}

describe('posting', () => {
  it('keeps and announces a channel’s messages in the order in which they came, however many at once', async () => {
    const { bus, say } = aService();
    const rooms = [await aRoom(), await aRoom(), await aRoom()];
    const announced = new Map<string, number[]>(rooms.map(({ channelId }) => [channelId, []]));
    for (const { tenantId } of rooms)
      bus.subscribe(tenantTopic(tenantId), (event) => {
        if (event.frame.type === 'message.new')
          announced.get(event.frame.payload.channel_id)?.push(event.frame.payload.seq);
      });
    const words = Array.from({ length: 200 }, (_, index) => String(index));
    await Promise.all(words.flatMap((word) => rooms.map((room) => say(room, word))));
    for (const room of rooms) {
      expect(await saidIn(room)).toEqual(['Hello', ...words]);
      expect(announced.get(room.channelId)).toEqual(words.map((_, index) => index + 2));
    }
  });

  it('fails a broken message alone', async () => {
    const { say } = aService();
    const [one, two] = [await aRoom(), await aRoom()];
    const nobody = { ...two.actor, userId: newId<'user'>(), isTeam: true };
    const words = Array.from({ length: 50 }, (_, index) => String(index));
    const said = words.flatMap((word) => [say(one, word), say(two, word)]);
    const broken = say(two, 'from nobody', nobody);
    await expect(broken).rejects.toThrow('query returned no rows');
    await Promise.all(said);
    expect(await saidIn(one)).toEqual(['Hello', ...words]);
    expect(await saidIn(two)).toEqual(['Hello', ...words]);
  });

  it('goes on everywhere else while somebody holds a channel', async () => {
    const { say } = aService();
    const [held, ...free] = [
      await aRoom(),
      await aRoom(),
      await aRoom(),
      await aRoom(),
      await aRoom(),
      await aRoom(),
    ];
    const client = new pg.Client({ connectionString: database.adminUrl });
    await client.connect();
    await client.query('begin');
    await client.query('select from iris.channels where id = $1 for update', [held.channelId]);
    const waiting = free.map((room) => say(room, 'before'));
    const late = say(held, 'late');
    await Promise.all([...waiting, ...free.map((room) => say(room, 'after'))]);
    expect(await saidIn(held)).toEqual(['Hello']);
    await client.query('commit');
    await client.end();
    expect((await late).message.seq).toBe(2);
  });
});
