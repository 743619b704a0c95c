import { routes } from '@iris/contract';
import { createTeamMember, socketClient } from '@iris/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { whileHeld } from './support/databases.ts';
import { openTeamRoom, type TeamRoom } from './support/team-room.ts';

const { list, create } = routes.notes;

let room: TeamRoom;
beforeAll(async () => {
  room = await openTeamRoom();
});
afterAll(() => room.leave());

describe('a note', () => {
  it('is kept with its author, trimmed, and listed newest first, page by page', async () => {
    const guest = await room.guestWho(['Hello']);
    const at = { token: room.owner.token, params: { id: guest.chat.channel_id } };
    const first = await room.note(guest, '  Called back\n');
    expect(first).toMatchObject({
      channel_id: guest.chat.channel_id,
      content: 'Called back',
      author: { id: room.owner.user.id, kind: 'operator', display_name: 'Olivia Owner' },
    });
    const second = await room.note(guest, 'Sent a new one');
    expect((await room.api.ok(list, at)).body).toEqual({ data: [second, first], next_cursor: null });
    const page = await room.api.ok(list, { ...at, query: { limit: 1 } });
    expect(page.body.data).toEqual([second]);
    const query = { limit: 1, cursor: page.body.next_cursor ?? '' };
    expect((await room.api.ok(list, { ...at, query })).body).toEqual({ data: [first], next_cursor: null });
  });

  it('is no message: neither order, seq nor unread know of it', async () => {
    const guest = await room.guestWho(['Hello']);
    const before = await room.row(guest);
    await room.note(guest, 'Between us');
    expect(await room.row(guest)).toEqual(before);
  });

  it('leaves an audit row without a word of it', async () => {
    const guest = await room.guestWho([]);
    const note = await room.note(guest, 'Xanthippe');
    const query = { action: 'note.created' };
    const { body } = await room.api.ok(routes.audit.list, { token: room.owner.token, query });
    const row = body.data.find(({ target }) => target.id === note.id);
    expect(row).toMatchObject({
      actor: { id: room.owner.user.id },
      target: { type: 'note' },
      details: { channel_id: guest.chat.channel_id },
    });
    expect(JSON.stringify(row)).not.toContain('Xanthippe');
  });

  it('is told to the team alone; an end user neither hears nor reads nor writes one', async () => {
    const guest = await room.guestWho(['Hello']);
    const at = { token: guest.token, params: { id: guest.chat.channel_id } };
    const team = socketClient(room.core.url, room.owner.token);
    const visitor = socketClient(room.core.url, guest.token);
    await Promise.all([team.next('hello'), visitor.next('hello')]);
    const note = await room.note(guest, 'Xanthippe');
    expect((await team.next('note.created', guest.chat.channel_id)).payload).toEqual(note);
    await room.say(guest, 'Coming');
    await visitor.next('message.new');
    expect(JSON.stringify(visitor.frames)).not.toContain('Xanthippe');
    for (const [route, body] of [
      [list, undefined],
      [create, { content: 'Mine' }],
    ] as const)
      expect((await room.api.refused(route, { ...at, body })).body.error.code).toBe('forbidden');
    const history = await room.api.ok(routes.messages.list, at);
    expect(JSON.stringify(history.body)).not.toContain('Xanthippe');
    team.close();
    visitor.close();
  });

  it('is read by a viewer and written by those who answer', async () => {
    const guest = await room.guestWho([]);
    const viewer = await createTeamMember(room.core.url, room.owner, 'viewer');
    const at = { token: viewer.token, params: { id: guest.chat.channel_id } };
    await room.note(guest, 'For all of us');
    expect((await room.api.ok(list, at)).body.data).toHaveLength(1);
    const { body } = await room.api.refused(create, { ...at, body: { content: 'Mine' } });
    expect(body.error.code).toBe('forbidden');
  });

  it.each([
    ['nothing', ' \n'],
    ['more than 8,000 characters', 'x'.repeat(8_001)],
    ['NUL', 'a\0b'],
  ])('takes no %s', async (_, content) => {
    const guest = await room.guestWho([]);
    const at = { token: room.owner.token, params: { id: guest.chat.channel_id } };
    const { body } = await room.api.refused(create, { ...at, body: { content } });
    expect(body.error).toMatchObject({ code: 'validation_failed', details: [{ path: '/content' }] });
    expect((await room.api.ok(list, at)).body.data).toEqual([]);
  });

  it('waits for a merge of its channel, and is then refused rather than left behind', async () => {
    const [guest, other] = [await room.guestWho([]), await room.guestWho([])];
    const at = { token: room.owner.token, params: { id: guest.chat.channel_id } };
    const [, refused] = await whileHeld(
      room.database.adminUrl,
      `update iris.channels set merged_into = $2, status = 'archived', archived_at = now() where id = $1`,
      [guest.chat.channel_id, other.chat.channel_id],
      () => room.api.refused(create, { ...at, body: { content: 'Late' } }),
    );
    expect(refused.body.error.code).toBe('channel_archived');
  });
});
