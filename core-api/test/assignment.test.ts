import { routes } from '@iris/contract';
import { newId } from '@iris/kit';
import { createKey, createTeamMember, createWorkspace, socketClient } from '@iris/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { whileHeld } from './support/databases.ts';
import { openTeamRoom, type TeamRoom } from './support/team-room.ts';

let room: TeamRoom;
beforeAll(async () => {
  room = await openTeamRoom();
});
afterAll(() => room.leave());

const newMember = (role: 'admin' | 'operator' | 'viewer') =>
  createTeamMember(room.core.url, room.owner, role, { full_name: `Toni ${role}` });

const rowsOf = async (id: string) => {
  const query = { action: 'channel.assigned', limit: 100 };
  const { body } = await room.api.ok(routes.audit.list, { token: room.owner.token, query });
  return body.data.filter(({ target }) => target.id === id);
};

describe('assigning', () => {
  it('gives a channel to a team member, to another one, and to nobody', async () => {
    const guest = await room.guestWho(['Hello']);
    const operator = await newMember('operator');
    const row = await room.assign(guest, operator.user.id);
    expect(row.assignee).toEqual({ id: operator.user.id, display_name: 'Toni operator' });
    expect((await room.assign(guest, room.owner.user.id)).assignee?.id).toBe(room.owner.user.id);
    expect((await room.assign(guest, null)).assignee).toBeNull();
  });

  it('leaves an audit row of what changed, and none where nothing does', async () => {
    const guest = await room.guestWho([]);
    const { id } = room.owner.user;
    await room.assign(guest, id);
    await room.assign(guest, id);
    await room.assign(guest, null);
    expect(await rowsOf(guest.chat.channel_id)).toMatchObject([
      { actor: { kind: 'operator', id }, details: { before: id, after: null } },
      { actor: { kind: 'operator', id }, details: { before: null, after: id } },
    ]);
  });

  it('tells the team once what it came to', async () => {
    const guest = await room.guestWho([]);
    const team = socketClient(room.core.url, room.owner.token);
    await team.next('hello');
    await room.assign(guest, room.owner.user.id);
    expect((await team.next('queue.updated', guest.chat.channel_id)).payload).toMatchObject({
      channel_id: guest.chat.channel_id,
      assignee: { id: room.owner.user.id },
    });
    await room.assign(guest, room.owner.user.id);
    await room.assign(guest, null);
    expect((await team.next('queue.updated', guest.chat.channel_id)).payload.assignee).toBeNull();
    team.close();
  });

  it('stays when the channel is archived and comes back', async () => {
    const guest = await room.guestWho(['Hello']);
    await room.assign(guest, room.owner.user.id);
    await room.archive(guest);
    await room.say(guest, 'Again', guest.token);
    expect((await room.row(guest)).assignee?.id).toBe(room.owner.user.id);
  });

  it('is for those who answer, and to those who answer', async () => {
    const guest = await room.guestWho([]);
    const viewer = await newMember('viewer');
    const at = { token: room.owner.token, params: { id: guest.chat.channel_id } };
    const refusal = async (user_id: unknown, token = room.owner.token) =>
      (await room.api.refused(routes.queue.assign, { ...at, token, body: { user_id } })).body.error;
    expect((await refusal(null, viewer.token)).code).toBe('forbidden');
    expect(await refusal(viewer.user.id)).toMatchObject({
      code: 'validation_failed',
      details: [{ path: '/user_id' }],
    });
    for (const id of [newId(), guest.session.user_id, 'no-id'])
      expect((await refusal(id)).code).toBe('not_found');
    expect((await refusal(undefined)).code).toBe('validation_failed');
    expect((await room.row(guest)).assignee).toBeNull();
  });
});

describe('whom a channel can be given to', () => {
  const assignees = async (token = room.owner.token) =>
    (await room.api.ok(routes.queue.assignees, { token })).body.data;

  it('is everyone who may answer, by name, without an e-mail', async () => {
    const home = await createWorkspace(room.core.url);
    const make = (role: 'admin' | 'operator' | 'viewer', full_name: string) =>
      createTeamMember(room.core.url, home, role, { full_name });
    const admin = await make('admin', 'zoe Admin');
    const operator = await make('operator', 'Ben Operator');
    const viewer = await make('viewer', 'Amy Viewer');
    const gone = await make('operator', 'Gus Gone');
    const params = { user_id: gone.user.id };
    await room.api.ok(routes.team.removeMember, { token: home.token, params });
    const [avatar_url, status] = [null, 'offline'];
    const expected = [
      { user_id: operator.user.id, display_name: 'Ben Operator', avatar_url, org_role: 'operator', status },
      { user_id: home.user.id, display_name: 'Olivia Owner', avatar_url, org_role: 'owner', status },
      { user_id: admin.user.id, display_name: 'zoe Admin', avatar_url, org_role: 'admin', status },
    ];
    for (const token of [home.token, operator.token, viewer.token])
      expect(await assignees(token)).toEqual(expected);
  });

  it('says who of them is there', async () => {
    const [operator, absent] = [await newMember('operator'), await newMember('operator')];
    const team = socketClient(room.core.url, operator.token);
    await team.next('hello');
    const statusOf = async (id: string) => (await assignees()).find(({ user_id }) => user_id === id)?.status;
    expect(await statusOf(operator.user.id)).toBe('online');
    await room.api.ok(routes.presence.set, { token: operator.token, body: { status: 'away' } });
    expect(await statusOf(operator.user.id)).toBe('away');
    expect(await statusOf(absent.user.id)).toBe('offline');
    team.close();
  });

  it('is for the team alone', async () => {
    const guest = await room.guestWho([]);
    const { secret } = await createKey(room.core.url, room.owner.token);
    for (const token of [guest.token, secret]) {
      const { body } = await room.api.refused(routes.queue.assignees, { token });
      expect(body.error.code).toBe('forbidden');
    }
  });
});

describe('a team member who does not answer any more', () => {
  const changed = {
    'is removed': (user_id: string) =>
      room.api.ok(routes.team.removeMember, { token: room.owner.token, params: { user_id } }),
    'becomes a viewer': (user_id: string) =>
      room.api.ok(routes.team.changeMember, {
        token: room.owner.token,
        params: { user_id },
        body: { org_role: 'viewer' },
      }),
  };

  it.each(Object.entries(changed))('and %s is assigned to nothing, archived or not', async (_, change) => {
    const operator = await newMember('operator');
    const guests = [await room.guestWho([]), await room.guestWho([])];
    for (const guest of guests) await room.assign(guest, operator.user.id);
    const [open, archived] = guests;
    if (!open || !archived) throw new Error('there are two');
    await room.archive(archived);
    const team = socketClient(room.core.url, room.owner.token);
    await team.next('hello');
    await change(operator.user.id);
    for (const guest of guests) {
      expect((await room.row(guest)).assignee).toBeNull();
      expect((await rowsOf(guest.chat.channel_id))[0]?.details).toEqual({
        before: operator.user.id,
        after: null,
      });
      await team.waitFor(
        ({ type, payload }) => type === 'queue.updated' && payload.channel_id === guest.chat.channel_id,
      );
    }
    team.close();
  });

  it('keeps all with a role that answers', async () => {
    const operator = await newMember('operator');
    const guest = await room.guestWho([]);
    await room.assign(guest, operator.user.id);
    await room.api.ok(routes.team.changeMember, {
      token: room.owner.token,
      params: { user_id: operator.user.id },
      body: { org_role: 'admin' },
    });
    expect((await room.row(guest)).assignee?.id).toBe(operator.user.id);
  });

  it('gets nothing that is assigned while the removal commits', async () => {
    const operator = await newMember('operator');
    const guest = await room.guestWho([]);
    const [, refused] = await whileHeld(
      room.database.adminUrl,
      'update iris.users set removed_at = now() where id = $1',
      [operator.user.id],
      () =>
        room.api.refused(routes.queue.assign, {
          token: room.owner.token,
          params: { id: guest.chat.channel_id },
          body: { user_id: operator.user.id },
        }),
    );
    expect(refused.body.error.code).toBe('not_found');
    expect((await room.row(guest)).assignee).toBeNull();
  });
});

it('goes with a guest who turns out to be somebody, as do tags, notes and waiting', async () => {
  const { secret } = await createKey(room.core.url, room.owner.token);
  const known = await room.api.ok(routes.product.startSession, {
    token: secret,
    body: { external_user_id: 'grace' },
  });
  const grace = known.body.data;
  const guest = await room.guestWho(['It broke']);
  const { waiting_since } = await room.row(guest);
  await room.assign(guest, room.owner.user.id);
  await room.tag(grace, 'vip', 'billing');
  await room.tag(guest, 'billing', 'broken');
  await room.note(guest, 'Sounds upset');
  const team = socketClient(room.core.url, room.owner.token);
  await team.next('hello');
  await room.api.ok(routes.product.linkIdentity, {
    token: secret,
    body: { session_token: guest.token, external_user_id: 'grace' },
  });
  const expected = {
    channel_id: grace.chat.channel_id,
    assignee: { id: room.owner.user.id },
    tags: ['billing', 'broken', 'vip'],
    waiting_since,
  };
  expect(await room.row(grace)).toMatchObject(expected);
  await team.waitFor(
    ({ type, payload }) => type === 'queue.updated' && payload.channel_id === grace.chat.channel_id,
  );
  const notes = await room.api.ok(routes.notes.list, {
    token: room.owner.token,
    params: { id: grace.chat.channel_id },
  });
  expect(notes.body.data).toMatchObject([{ content: 'Sounds upset', channel_id: grace.chat.channel_id }]);
  team.close();
});

it.each([
  ['assign', routes.queue.assign, { user_id: null }],
  ['tag', routes.queue.setTags, { tags: ['late'] }],
  ['write a note on', routes.notes.create, { content: 'Late' }],
] as const)('nobody can %s a channel that was merged: the queue shows it no more', async (_, route, body) => {
  const { secret } = await createKey(room.core.url, room.owner.token);
  await room.api.ok(routes.product.startSession, { token: secret, body: { external_user_id: 'linus' } });
  const guest = await room.guestWho(['Hello']);
  await room.api.ok(routes.product.linkIdentity, {
    token: secret,
    body: { session_token: guest.token, external_user_id: 'linus' },
  });
  const input = { token: room.owner.token, params: { id: guest.chat.channel_id }, body };
  expect((await room.api.refused(route, input)).body.error.code).toBe('channel_archived');
});
