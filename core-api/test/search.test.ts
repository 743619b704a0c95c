import { type ChatSession, type QueueMatch, type QueueRow, routes } from '@iris/contract';
import { createKey, createWorkspace } from '@iris/testkit';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asAdmin } from './support/databases.ts';
import { openTeamRoom, type TeamRoom } from './support/team-room.ts';

let room: TeamRoom;
beforeAll(async () => {
  room = await openTeamRoom();
});
afterAll(() => room.leave());

const idsOf = (rows: readonly QueueRow[]) => rows.map(({ channel_id }) => channel_id);
const idOf = ({ chat }: ChatSession) => chat.channel_id;
const found = async (q: string, more: Record<string, string | number> = {}) =>
  idsOf(await room.queue({ q, ...more }));

/** A match as a person sees it, hits in brackets. */
function shown(match: QueueMatch | null | undefined): string {
  const pieces = match?.snippet.map(({ text, is_hit }) => (is_hit ? `[${text}]` : text)) ?? [];
  return `${match?.found_in}: ${pieces.join('')}`;
}

describe('words', () => {
  it('are found where all of them stand in one message, in any order', async () => {
    const guest = await room.guestWho(['My zebra has stripes', 'And a saddle']);
    expect(await found('stripes zebra')).toEqual([idOf(guest)]);
    expect(await found('zebra saddle')).toEqual([]);
    expect(await found('zebra unicorn')).toEqual([]);
  });

  it('are found whatever their case, accents or script', async () => {
    const guest = await room.guestWho(['Die GRÖSSE des Cafés, Łódź; мой ЗАКАЗ, 注文が届かない']);
    for (const q of ['größe', 'GROSSE', 'cafe\u0301s', 'lodz', 'заказ мой', '注文'])
      expect(await found(q), q).toEqual([idOf(guest)]);
  });

  it('may go on in the last one, and only there', async () => {
    const guest = await room.guestWho(['A quagmire of paperwork']);
    expect(await found('paperwork quag')).toEqual([idOf(guest)]);
    expect(await found('quag paperwork')).toEqual([]);
    expect(await found('q')).toEqual([]);
    expect(await found('quagmire a')).toEqual([idOf(guest)]);
  });

  it('are parted by whatever is neither letter nor digit, in texts and in what is looked for', async () => {
    const guest = await room.guestWho(['see https://shop.example.com/orders/AX-4711?x=1']);
    for (const q of ['ax-4711', '4711', 'example.com/orders', 'orders&ax', '"shop" !4711'])
      expect(await found(q), q).toEqual([idOf(guest)]);
  });

  it.each(['!', "'", '\\', ':*', '& |', '<->', '😀', '()'])(
    'are none in %s, which finds nothing',
    async (q) => {
      await room.guestWho(['Hello 😀 (everybody) & all']);
      expect(await found(q)).toEqual([]);
    },
  );
});

describe('a match', () => {
  it('is the newest message with the words, marked for a reader, without markup', async () => {
    const guest = await room.guestWho(['A walrus', 'Two <b>walruses</b>', 'Nothing']);
    await room.say(guest, 'We have no tusks');
    const [row] = await room.queue({ q: 'walrus' });
    expect(row?.match).toMatchObject({ found_in: 'message', seq: 2, message_id: expect.any(String) });
    expect(shown(row?.match)).toBe('message: Two <b>[walruses]</b>');
    expect(shown((await room.queue({ q: 'tusks' }))[0]?.match)).toBe('message: We have no [tusks]');
  });

  it('is the newest note where no message has the words, and marked as one', async () => {
    const guest = await room.guestWho(['Hello']);
    await room.note(guest, 'Prefers ocelots');
    const note = await room.note(guest, 'Two ocelots now');
    const [row] = await room.queue({ q: 'ocelot' });
    expect(row?.match).toMatchObject({ found_in: 'note', note_id: note.id });
    expect(shown(row?.match)).toBe('note: Two [ocelots] now');
    await room.say(guest, 'About the ocelot', guest.token);
    expect((await room.queue({ q: 'ocelot' }))[0]?.match?.found_in).toBe('message');
  });

  it('is name or e-mail where nothing that was said has the words', async () => {
    const guest = await room.guestWho([], { display_name: 'Zoë Quill', email: 'zoe@quill.example' });
    const [row] = await room.queue({ q: 'zoe quill' });
    expect(shown(row?.match)).toBe('name: [Zoë] [Quill] · [zoe]@[quill].example');
    expect(await found('quill.exa')).toEqual([idOf(guest)]);
  });

  it('is null where nothing was looked for', async () => {
    const guest = await room.guestWho(['Hello']);
    expect((await room.row(guest)).match).toBeNull();
    expect((await room.queue({ limit: 1 }))[0]?.match).toBeNull();
  });
});

describe('what has changed', () => {
  const change = (id: string, token: string, content: string) =>
    room.api.ok(routes.messages.edit, { token, params: { id }, body: { content } });

  it('is found as it is: an edited message by its new words, a deleted one by none', async () => {
    const guest = await room.guestWho([]);
    const message = await room.say(guest, 'A narwhal', guest.token);
    await change(message.id, guest.token, 'A beluga');
    expect(await found('narwhal')).toEqual([]);
    expect(await found('beluga')).toEqual([idOf(guest)]);
    await room.api.ok(routes.messages.delete, { token: guest.token, params: { id: message.id } });
    expect(await found('beluga')).toEqual([]);
  });

  it('is found by the name of today: of a channel, of a user, of a guest who was linked', async () => {
    const { secret } = await createKey(room.core.url, room.owner.token);
    const start = async (display_name: string) => {
      const body = { external_user_id: 'lena', display_name, channel_name: 'Premium lounge' };
      return (await room.api.ok(routes.product.startSession, { token: secret, body })).body.data;
    };
    const lena = await start('Lena Alt');
    expect(await found('premium alt')).toEqual([idOf(lena)]);
    await start('Lena Neuhaus');
    expect(await found('neuhaus')).toEqual([idOf(lena)]);
    expect(await found('lena alt')).toEqual([]);
    await room.api.ok(routes.product.updateChannel, {
      token: secret,
      params: { id: idOf(lena) },
      body: { name: 'Basement' },
    });
    expect(await found('basement neuhaus')).toEqual([idOf(lena)]);
    expect(await found('premium')).toEqual([]);
    const guest = await room.guestWho(['It was me']);
    await room.api.ok(routes.product.linkIdentity, {
      token: secret,
      body: { session_token: guest.token, external_user_id: 'greta', display_name: 'Greta Gruber' },
    });
    expect(await found('gruber')).toEqual([idOf(guest)]);
  });

  it('is found once where a channel was merged into another one', async () => {
    const { secret } = await createKey(room.core.url, room.owner.token);
    const started = await room.api.ok(routes.product.startSession, {
      token: secret,
      body: { external_user_id: 'merged' },
    });
    const guest = await room.guestWho(['An axolotl']);
    await room.note(guest, 'Has an aquarium with gravel');
    await room.api.ok(routes.product.linkIdentity, {
      token: secret,
      body: { session_token: guest.token, external_user_id: 'merged' },
    });
    const { channel_id } = started.body.data.chat;
    expect(await found('axolotl')).toEqual([channel_id]);
    expect(await found('gravel')).toEqual([channel_id]);
  });
});

describe('looking for words', () => {
  it('goes with state, tag and pages, latest activity first', async () => {
    const guests = [
      await room.guestWho(['A puffin']),
      await room.guestWho(['puffins']),
      await room.guestWho(['Puffin!']),
    ];
    const [first, second, third] = guests;
    if (!first || !second || !third) throw new Error('there are three');
    expect(await found('puffin')).toEqual([third, second, first].map(idOf));
    await room.archive(second);
    await room.tag(first, 'birds');
    expect(await found('puffin', { state: 'archived' })).toEqual([idOf(second)]);
    expect(await found('puffin', { state: 'open' })).toEqual([third, first].map(idOf));
    expect(await found('puffin', { tag: 'birds' })).toEqual([idOf(first)]);
    const query = { q: 'puffin', limit: 2 };
    const { body } = await room.api.ok(routes.queue.list, { token: room.owner.token, query });
    expect(idsOf(body.data)).toEqual([second, third].map(idOf));
    expect(await found('puffin', { limit: 2, cursor: body.next_cursor ?? '' })).toEqual([idOf(first)]);
  });

  it("finds nothing of another workspace's", async () => {
    await room.guestWho(['A capybara'], { display_name: 'Capybara' });
    const other = await createWorkspace(room.core.url);
    expect(await room.queue({ q: 'capybara' }, other.token)).toEqual([]);
  });

  it('looks for what is everywhere in the newest messages and in names', async () => {
    const rooms = [
      await room.guestWho(['An okapi']),
      await room.guestWho(['Nothing'], { display_name: 'Otto Okapi' }),
      await room.guestWho(['Nothing']),
    ];
    const [said, named, silent] = rooms;
    if (!said || !named || !silent) throw new Error('there are three');
    await asAdmin(
      room.database.adminUrl,
      `insert into iris.messages (tenant_id, channel_id, seq, id, sender_id, sender_kind, content, content_type, commitment)
       select m.tenant_id, m.channel_id, s, iris.new_id(), m.sender_id, m.sender_kind,
         case when s <= 10001 then 'okapi ' || s else 'something else' end, 'text', m.commitment
       from iris.messages m, generate_series(2, 10020) s where m.channel_id = $1`,
      [idOf(silent)],
    );
    await asAdmin(room.database.adminUrl, 'update iris.channels set last_seq = 10020 where id = $1', [
      idOf(silent),
    ]);
    const rows = await room.queue({ q: 'okapi' });
    expect(rows.map(({ channel_id, match }) => [channel_id, shown(match)])).toEqual([
      [idOf(named), 'name: Otto [Okapi]'],
      [idOf(said), 'message: An [okapi]'],
    ]);
    expect(await found('okapi 9999')).toEqual([idOf(silent)]);
  });
});

describe('the role that looks', () => {
  /** Statements of one transaction of a tenant, with an administrator's login or with that of the service. */
  async function inTransactionOf<T>(
    url: string,
    tenantId: string,
    run: (client: pg.Client) => Promise<T>,
  ): Promise<T> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      await client.query("begin; select set_config('search_path', 'iris', true)");
      await client.query("select set_config('iris.tenant_id', $1, true)", [tenantId]);
      return await run(client);
    } finally {
      await client.end();
    }
  }

  /** How much iris_lookup sees while a tenant looks for something. */
  const seen = (tenantId: string, wanted: string) =>
    inTransactionOf(room.database.adminUrl, tenantId, async (client) => {
      await client.query("select set_config('iris.wanted_words', coalesce(query_of($1)::text, ''), true)", [
        wanted,
      ]);
      await client.query('set local role iris_lookup');
      const { rows } = await client.query(
        `select (select count(*)::int from messages) as messages, (select count(*)::int from notes) as notes,
           (select count(*)::int from channel_names) as names`,
      );
      return rows[0];
    });

  it('sees what was looked for, of this tenant, and nothing else', async () => {
    const guest = await room.guestWho(['A quokka', 'Nothing'], { display_name: 'Quokka' });
    await room.note(guest, 'Quokka and quokka');
    const { tenantId } = room.owner;
    expect(await seen(tenantId, 'quokka')).toEqual({ messages: 1, notes: 1, names: 1 });
    expect(await seen(tenantId, '')).toEqual({ messages: 0, notes: 0, names: 0 });
    const other = await createWorkspace(room.core.url);
    expect(await seen(other.tenantId, 'quokka')).toEqual({ messages: 0, notes: 0, names: 0 });
    expect(await seen('', 'quokka')).toEqual({ messages: 0, notes: 0, names: 0 });
  });

  it('goes by the index, also for a word that is in every other message', async () => {
    const { appUrl } = room.database;
    const scans = await inTransactionOf(appUrl, room.owner.tenantId, async (client) => {
      await client.query("select find_words('okapi', 10), find_words('quokka', 10)");
      const { rows } = await client.query(
        `select pg_stat_get_xact_numscans('messages'::regclass)::int as sequential,
           pg_stat_get_xact_numscans('messages_by_words'::regclass)::int as by_index`,
      );
      return rows[0];
    });
    expect(scans).toEqual({ sequential: 0, by_index: 2 });
  });
});
