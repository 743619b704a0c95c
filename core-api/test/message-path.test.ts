import { newId } from '@iris/kit';
import { createDatabase } from '@iris/testkit';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let database: Awaited<ReturnType<typeof createDatabase>>;
let app: pg.Pool;
let admin: pg.Pool;

beforeAll(async () => {
  database = await createDatabase();
  app = createPool(database.appUrl, 20);
  admin = createPool(database.adminUrl, 2);
});

/**
 * `end()` does not wait until its connections are gone, so dropping the database may still cut one; pool and client
 * both tell of that.
 */
const createPool = (connectionString: string, max: number) =>
  new pg.Pool({ connectionString, max })
    .on('error', () => undefined)
    .on('connect', (client) => client.on('error', () => undefined));

afterAll(async () => {
  await Promise.all([app.end(), admin.end()]);
  await database.drop();
});

interface Room {
  tenant: string;
  guest: string;
  channel: string;
}

async function createRoom(): Promise<Room> {
  const [tenant, guest, channel] = [newId(), newId(), newId()];
  await admin.query(`insert into iris.tenants (tenant_id, slug, name) values ($1, $2, 'Example')`, [
    tenant,
    `t-${tenant.slice(-12)}`,
  ]);
  await admin.query(
    `insert into iris.users (tenant_id, id, kind, display_name) values ($1, $2, 'guest', 'Ada')`,
    [tenant, guest],
  );
  const client = await app.connect();
  await client.query('begin');
  await client.query(`select set_config('iris.tenant_id', $1, true)`, [tenant]);
  await client.query(`select * from ensure_support_channel($1, $2, $3, 'Ada')`, [tenant, guest, channel]);
  await client.query('commit');
  client.release();
  return { tenant, guest, channel };
}

interface Posted {
  outcome: string;
  id: string;
  seq: string | null;
}

async function post(room: Room, clientMessageId: string | null = null, content = 'hello'): Promise<Posted> {
  const { rows } = await app.query<Posted>(
    `select outcome, id, seq from post_message($1, $2, $3, false, $4, $5, 'text', $6, '\\x0102', '127.0.0.1', 'req')`,
    [room.tenant, room.channel, room.guest, newId(), content, clientMessageId],
  );
  const [row] = rows;
  if (!row) throw new Error('post_message answered nothing');
  return row;
}

describe('the message path as iris_app', () => {
  it('numbers 100 concurrent posts from 1 to 100 without a hole, in the order of created_at', async () => {
    const room = await createRoom();
    const posted = await Promise.all(Array.from({ length: 100 }, () => post(room)));
    const numbers = posted.map(({ seq }) => Number(seq)).toSorted((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
    const { rows } = await admin.query<{ seq: string }>(
      `select seq from iris.messages where channel_id = $1 order by created_at, seq`,
      [room.channel],
    );
    expect(rows.map(({ seq }) => Number(seq))).toEqual(numbers);
  });

  it('makes one message of 20 posts with one client_message_id, with one audit row and one outbox row', async () => {
    const room = await createRoom();
    const posted = await Promise.all(Array.from({ length: 20 }, () => post(room, 'mine')));
    expect(new Set(posted.map(({ id }) => id)).size).toBe(1);
    expect(posted.filter(({ outcome }) => outcome === 'created')).toHaveLength(1);
    const of = { values: [room.tenant] };
    const audited = `select from iris.audit_log where tenant_id = $1 and action = 'message.created'`;
    expect(await admin.query({ ...of, text: audited })).toMatchObject({ rowCount: 1 });
    const told = `select from iris.outbox where tenant_id = $1 and type like 'message.%'`;
    expect(await admin.query({ ...of, text: told })).toMatchObject({ rowCount: 1 });
  });

  it('keeps no text in the audit log, and a commitment that only the salt opens', async () => {
    const room = await createRoom();
    const { id } = await post(room, null, 'a very private sentence');
    const { rows } = await admin.query<{ row: string; commitment: string; expected: string }>(
      `select to_jsonb(a)::text as row, a.details->>'commitment' as commitment,
         encode(sha256(m.salt || convert_to('text', 'UTF8') || '\\x00' || convert_to(m.content, 'UTF8')), 'hex') as expected
       from iris.audit_log a join iris.messages m on m.id::text = a.target_id where m.id = $1`,
      [id],
    );
    expect(rows[0]?.row).not.toContain('private');
    expect(rows[0]?.commitment).toBe(rows[0]?.expected);
  });

  it('finds no channel of another tenant, whatever tenant a caller claims', async () => {
    const [mine, theirs] = [await createRoom(), await createRoom()];
    expect((await post({ ...mine, channel: theirs.channel })).outcome).toBe('not_found');
    await expect(post({ ...theirs, guest: mine.guest })).resolves.toMatchObject({ outcome: 'not_found' });
    const { rows } = await admin.query(`select last_seq from iris.channels where id = $1`, [theirs.channel]);
    expect(rows).toEqual([{ last_seq: '0' }]);
  });

  it('leaves the tenant of a connection unset after the call', async () => {
    const room = await createRoom();
    const client = await app.connect();
    await client.query(
      `select outcome from post_message($1, $2, $3, false, $4, 'x', 'text', null, '\\x01', null, null)`,
      [room.tenant, room.channel, room.guest, newId()],
    );
    const { rows } = await client.query(`select count(*)::int as seen from messages`);
    client.release();
    expect(rows).toEqual([{ seen: 0 }]);
  });

  it('takes each outbox row once, whoever asks at the same moment', async () => {
    const room = await createRoom();
    await post(room);
    const takes = await Promise.all(
      Array.from({ length: 5 }, () =>
        app.query(`select id, last_seq, events from take_outbox('0 seconds', 500)`),
      ),
    );
    const taken = takes.flatMap(({ rows }) => rows).filter(({ id }) => id === room.channel);
    expect(taken).toEqual([{ id: room.channel, last_seq: '1', events: '2' }]);
  });
});

describe('the words of a text', () => {
  const everyCharacter = Array.from({ length: 127 }, (_, code) => `B${String.fromCodePoint(code + 1)}7c_D`);
  const texts = [
    ...everyCharacter,
    everyCharacter.join(''),
    ' Hello, (WORLD)! ... 12e5 +49-30/1234 a@b.example?x=1 ',
    'x'.repeat(2000),
    'x'.repeat(2001),
    'x'.repeat(3000),
    `${'word '.repeat(600)}end`,
    'Grüße aus İstanbul, 注文が届かない 😀 e\u0301 \u2003x',
    '',
  ];

  it('are the same by the short way, for what is only ASCII, as by the long one', async () => {
    const { rows } = await app.query(
      `select text from unnest($2::text[]) text
       where strip(words($1, text)) is distinct from strip(to_tsvector('simple', spelled($1, text)))`,
      ['0199aaaa-0000-7000-8000-00000000000e', texts],
    );
    expect(rows).toEqual([]);
  });
});

describe('what iris_app can not do', () => {
  it.each([
    `update audit_log set action = 'x'`,
    `delete from audit_log`,
    `truncate audit_log`,
    `delete from messages`,
    `update messages set seq = 1`,
    `update messages set sender_id = gen_random_uuid()`,
    `delete from channels`,
    `select * from outbox`,
    `delete from outbox`,
    `set role iris_owner`,
    `set role iris_lookup`,
    `alter table messages disable row level security`,
  ])('%s', async (statement) => {
    await expect(app.query(statement)).rejects.toMatchObject({ code: '42501' });
  });
});
