import { type ChatSession, maxTeamUnread, type QueueRow, routes } from '@iris/contract';
import { createGuest, createKey, createTeamMember, createWorkspace } from '@iris/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { asAdmin } from './support/databases.ts';
import { openTeamRoom, type TeamRoom } from './support/team-room.ts';

const { list, counts, get } = routes.queue;

let room: TeamRoom;
/** Of this test alone. */
let owner: TeamRoom['owner'];

beforeAll(async () => {
  room = await openTeamRoom();
});
beforeEach(async () => {
  owner = await createWorkspace(room.core.url);
});
afterAll(() => room.leave());

/** A guest who has written nothing yet. */
const newComer = (form: { display_name?: string; email?: string } = {}) =>
  createGuest(room.core.url, owner.tenantId, form);
/** A guest who said something. */
const newGuest = async () => {
  const guest = await newComer();
  await room.say(guest, 'Hello', guest.token);
  return guest;
};
const at = ({ chat }: ChatSession) => ({ token: owner.token, params: { id: chat.channel_id } });
const queue = async (query: Record<string, string | number> = {}, token = owner.token) =>
  (await room.api.ok(list, { token, query })).body;
const idsOf = (rows: readonly QueueRow[]) => rows.map(({ channel_id }) => channel_id);
const idOf = ({ chat }: ChatSession) => chat.channel_id;
const assign = (guest: ChatSession, user_id: string | null) =>
  room.api.ok(routes.queue.assign, { ...at(guest), body: { user_id } });
const archive = (guest: ChatSession) => room.api.ok(routes.channels.archive, at(guest));

describe('a row', () => {
  it('is the channel, with what the team alone knows of it', async () => {
    const guest = await newComer({ display_name: 'Ada', email: 'ada@example.com' });
    const message = await room.say(guest, 'Hello', guest.token);
    const [row] = (await queue()).data;
    const { body } = await room.api.ok(routes.channels.get, at(guest));
    expect(row).toEqual({
      ...body.data,
      channel_id: guest.chat.channel_id,
      last_message: message,
      unread: 1,
      assignee: null,
      tags: [],
      waiting_since: message.created_at,
      draft: null,
      person: {
        user_id: guest.session.user_id,
        kind: 'guest',
        display_name: 'Ada',
        email: 'ada@example.com',
        avatar_url: null,
      },
      match: null,
    });
    expect((await room.api.ok(get, at(guest))).body.data).toEqual(row);
  });

  it("has no person where a channel is nobody's own", async () => {
    const { secret } = await createKey(room.core.url, owner.token);
    const made = await room.api.ok(routes.product.createChannel, {
      token: secret,
      body: { name: 'Order 1001' },
    });
    await room.api.ok(routes.product.postMessage, {
      token: secret,
      params: { id: made.body.data.id },
      body: { content: 'It was shipped' },
    });
    expect((await queue()).data).toMatchObject([{ name: 'Order 1001', person: null }]);
  });

  it("counts what its reader has not read, for the team up to a badge's 99+", async () => {
    const guest = await newComer();
    const { channel_id } = guest.chat;
    await room.say(guest, 'One', guest.token);
    // From here on they take turns.
    await asAdmin(
      room.database.adminUrl,
      `insert into iris.messages (tenant_id, channel_id, seq, id, sender_id, sender_kind, content, content_type, salt, commitment)
       select m.tenant_id, m.channel_id, s, iris.new_id(), case s % 2 when 0 then $2 else m.sender_id end, m.sender_kind,
         m.content, m.content_type, m.salt, m.commitment
       from iris.messages m, generate_series(2, 300) s where m.channel_id = $1`,
      [channel_id, owner.user.id],
    );
    await asAdmin(room.database.adminUrl, 'update iris.channels set last_seq = 300 where id = $1', [
      channel_id,
    ]);
    const asSeenBy = async (token: string) =>
      (await room.api.ok(routes.channels.get, { ...at(guest), token })).body.data;
    expect((await queue()).data).toMatchObject([{ unread: maxTeamUnread }]);
    expect((await asSeenBy(owner.token)).unread).toBe(maxTeamUnread);
    expect((await asSeenBy(guest.token)).unread).toBe(150);
    await room.api.ok(routes.channels.read, { ...at(guest), body: { seq: 297 } });
    expect((await queue()).data).toMatchObject([{ unread: 1, last_read_seq: 297 }]);
  });
});

describe('states', () => {
  it('show open channels of nobody, those of the caller, all open ones, and archived ones', async () => {
    const colleague = await createTeamMember(room.core.url, owner, 'operator');
    const [nobodys, mine, theirs, gone] = [
      await newGuest(),
      await newGuest(),
      await newGuest(),
      await newGuest(),
    ];
    await assign(mine, owner.user.id);
    await assign(theirs, colleague.user.id);
    await archive(gone);
    const shown = async (state: string, token = owner.token) => idsOf((await queue({ state }, token)).data);
    expect(await shown('unassigned')).toEqual([idOf(nobodys)]);
    expect(await shown('mine')).toEqual([idOf(mine)]);
    expect(await shown('mine', colleague.token)).toEqual([idOf(theirs)]);
    expect(await shown('open')).toEqual([theirs, mine, nobodys].map(idOf));
    expect(await shown('archived')).toEqual([idOf(gone)]);
    expect(idsOf((await queue()).data)).toEqual([gone, theirs, mine, nobodys].map(idOf));
    const { body } = await room.api.ok(counts, { token: owner.token });
    expect(body.data).toEqual({ unassigned: 1, mine: 1, open: 3, archived: 1 });
  });

  it('leave out a channel that was merged into another one', async () => {
    const { secret } = await createKey(room.core.url, owner.token);
    const known = await room.api.ok(routes.product.startSession, {
      token: secret,
      body: { external_user_id: 'ada' },
    });
    const guest = await newGuest();
    await room.api.ok(routes.product.linkIdentity, {
      token: secret,
      body: { session_token: guest.token, external_user_id: 'ada' },
    });
    expect(idsOf((await queue()).data)).toEqual([known.body.data.chat.channel_id]);
    const { body } = await room.api.ok(counts, { token: owner.token });
    expect(body.data).toEqual({ unassigned: 1, mine: 0, open: 1, archived: 0 });
  });

  it('have no channel in which nobody said anything, whoever made it; its first message brings it in', async () => {
    const { secret } = await createKey(room.core.url, owner.token);
    await room.api.ok(routes.product.createChannel, { token: secret, body: { name: 'Order 1001' } });
    const started = { token: secret, body: { external_user_id: 'ada' } };
    await room.api.ok(routes.product.startSession, started);
    const [guest, gone] = [await newComer(), await newComer()];
    await assign(guest, owner.user.id);
    await room.api.ok(routes.queue.setTags, { ...at(guest), body: { tags: ['vip'] } });
    await archive(gone);
    const shown = async () => {
      const { body } = await room.api.ok(counts, { token: owner.token });
      const tags = await room.api.ok(routes.queue.tags, { token: owner.token });
      return { rows: idsOf((await queue()).data), counts: body.data, tags: tags.body.data };
    };
    const none = { unassigned: 0, mine: 0, open: 0, archived: 0 };
    expect(await shown()).toEqual({ rows: [], counts: none, tags: [] });
    await room.say(guest, 'Hello', guest.token);
    expect(await shown()).toEqual({
      rows: [idOf(guest)],
      counts: { ...none, mine: 1, open: 1 },
      tags: [{ tag: 'vip', open: 1, archived: 0 }],
    });
  });

  it('are for the team alone, and a viewer reads them too', async () => {
    const guest = await newGuest();
    const viewer = await createTeamMember(room.core.url, owner, 'viewer');
    expect((await queue({}, viewer.token)).data).toHaveLength(1);
    for (const route of [list, counts, get, routes.queue.tags]) {
      const { body } = await room.api.refused(route, { ...at(guest), token: guest.token });
      expect(body.error.code).toBe('forbidden');
    }
  });
});

describe('order', () => {
  it('is that of the latest activity; assigning, tagging and notes are none', async () => {
    const [first, second] = [await newGuest(), await newGuest()];
    await room.say(first, 'Still there?', first.token);
    expect(idsOf((await queue()).data)).toEqual([first, second].map(idOf));
    await assign(second, owner.user.id);
    await room.api.ok(routes.queue.setTags, { ...at(second), body: { tags: ['billing'] } });
    await room.api.ok(routes.notes.create, { ...at(second), body: { content: 'Called' } });
    expect(idsOf((await queue()).data)).toEqual([first, second].map(idOf));
  });

  it('is paged without a row twice, also while rows move up', async () => {
    const guests: ChatSession[] = [];
    for (let made = 0; made < 5; made += 1) guests.unshift(await newGuest());
    const [a, b, c, d, e] = guests.map(idOf);
    const first = await queue({ limit: 2, state: 'open' });
    expect(idsOf(first.data)).toEqual([a, b]);
    const late = guests[3];
    if (!late) throw new Error('there are five');
    await room.say(late, 'I move up', late.token);
    const second = await queue({ limit: 2, state: 'open', cursor: first.next_cursor ?? '' });
    expect(idsOf(second.data)).toEqual([c, e]);
    expect(second.next_cursor).toBeNull();
    expect(idsOf((await queue({ limit: 1 })).data)).toEqual([d]);
  });

  it('is in the order of activity from page to page, whichever ten minutes that was in', async () => {
    const minutesAgo = [31, 3, 19, 11, 8, 27, 4, 12];
    const rooms = await Promise.all(
      minutesAgo.map(async (minutes) => ({ minutes, id: idOf(await newGuest()) })),
    );
    // In one statement: the clock may well begin another ten minutes between two.
    await asAdmin(
      room.database.adminUrl,
      `update iris.channels c set updated_at = date_bin('10 minutes', now(), 'epoch') - make_interval(mins => room.minutes)
       from jsonb_to_recordset($1) as room(id uuid, minutes int) where c.id = room.id`,
      [JSON.stringify(rooms)],
    );
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page = await queue({ limit: 3, ...(cursor && { cursor }) });
      seen.push(...idsOf(page.data));
      cursor = page.next_cursor;
    }
    expect(seen).toEqual(rooms.toSorted((a, b) => a.minutes - b.minutes).map(({ id }) => id));
  });

  it.each([
    ['a state that is none', { state: 'spam' }, '/state'],
    ['a cursor of another list', { cursor: 'MTIz' }, '/cursor'],
    ['too many rows', { limit: 101 }, '/limit'],
    ['a search for nothing', { q: ' ' }, '/q'],
    ['a search that is too long', { q: 'x'.repeat(201) }, '/q'],
    ['a tag that none can be', { tag: 'x'.repeat(41) }, '/tag'],
  ])('refuses %s', async (_, query, path) => {
    const { body } = await room.api.refused(list, { token: owner.token, query });
    expect(body.error).toMatchObject({ code: 'validation_failed', details: [{ path }] });
  });
});
