import { routes } from '@iris/contract';
import { createTeamMember, createWorkspace, socketClient } from '@iris/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTeamRoom, type TeamRoom } from './support/team-room.ts';

let room: TeamRoom;
beforeAll(async () => {
  room = await openTeamRoom();
});
afterAll(() => room.leave());

describe('tags', () => {
  it('are trimmed, in lower case, each once, and in the order of the alphabet', async () => {
    const guest = await room.guestWho([]);
    const row = await room.tag(guest, ' Größe ', 'VIP', 'big   order', 'vip', 'Big Order');
    expect(row.tags).toEqual(['big order', 'größe', 'vip']);
    expect(await room.row(guest)).toEqual(row);
  });

  it('are replaced as a whole, and told to the team when that changes something', async () => {
    const guest = await room.guestWho([]);
    const team = socketClient(room.core.url, room.owner.token);
    await team.next('hello');
    await room.tag(guest, 'billing', 'vip');
    expect((await team.next('queue.updated', guest.chat.channel_id)).payload.tags).toEqual([
      'billing',
      'vip',
    ]);
    await room.tag(guest, 'VIP', 'billing');
    await room.tag(guest, 'vip');
    expect((await team.next('queue.updated', guest.chat.channel_id)).payload.tags).toEqual(['vip']);
    expect((await room.tag(guest)).tags).toEqual([]);
    team.close();
  });

  it('leave an audit row of how many, never which: a tag may be a name', async () => {
    const guest = await room.guestWho([]);
    await room.tag(guest, 'a', 'b');
    await room.tag(guest, 'b', 'c', 'd');
    await room.tag(guest, 'd', 'c', 'b');
    const query = { action: 'channel.tagged' };
    const { body } = await room.api.ok(routes.audit.list, { token: room.owner.token, query });
    const rows = body.data.filter(({ target }) => target.id === guest.chat.channel_id);
    expect(rows.map(({ details }) => details)).toEqual([
      { added: 2, removed: 1 },
      { added: 2, removed: 0 },
    ]);
  });

  it('filter the queue, however they are spelled', async () => {
    const [tagged] = [await room.guestWho(['Hello']), await room.guestWho(['Hello'])];
    await room.tag(tagged, 'urgent case');
    const rows = await room.queue({ tag: ' Urgent  CASE', state: 'open' });
    expect(rows.map(({ channel_id }) => channel_id)).toEqual([tagged.chat.channel_id]);
    expect(await room.queue({ tag: 'urgent' })).toEqual([]);
  });

  it('are listed with how many channels have them, most used first', async () => {
    const other = await createWorkspace(room.core.url);
    const tags = async (token: string) => (await room.api.ok(routes.queue.tags, { token })).body.data;
    const [first, second] = [await room.guestWho(['Hello']), await room.guestWho(['Hello'])];
    await room.tag(first, 'one', 'both');
    await room.tag(second, 'both');
    await room.archive(second);
    const listed = await tags(room.owner.token);
    expect(listed.filter(({ tag }) => ['one', 'both'].includes(tag))).toEqual([
      { tag: 'both', open: 1, archived: 1 },
      { tag: 'one', open: 1, archived: 0 },
    ]);
    expect(await tags(other.token)).toEqual([]);
  });

  it.each([
    ['an empty one', ['vip', ' '], '/tags/1'],
    ['one of more than 40 characters', ['x'.repeat(41)], '/tags/0'],
    ['more than 20', Array.from({ length: 21 }, (_, index) => `tag ${index}`), '/tags'],
    ['one with NUL', ['a\0b'], '/tags/0'],
    ['a word in place of a list', 'vip', '/tags'],
  ])('refuse %s, and stay as they were', async (_, tags, path) => {
    const guest = await room.guestWho([]);
    await room.tag(guest, 'kept');
    const at = { token: room.owner.token, params: { id: guest.chat.channel_id } };
    const { body } = await room.api.refused(routes.queue.setTags, { ...at, body: { tags } });
    expect(body.error).toMatchObject({ code: 'validation_failed', details: [{ path }] });
    expect((await room.row(guest)).tags).toEqual(['kept']);
  });

  it('are read by a viewer and set by those who answer', async () => {
    const guest = await room.guestWho([]);
    const viewer = await createTeamMember(room.core.url, room.owner, 'viewer');
    const input = {
      token: viewer.token,
      params: { id: guest.chat.channel_id },
      body: { tags: ['mine'] },
    };
    expect((await room.api.refused(routes.queue.setTags, input)).body.error.code).toBe('forbidden');
    await room.api.ok(routes.queue.tags, { token: viewer.token });
  });
});
