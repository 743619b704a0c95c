import { routes } from '@iris/contract';
import { createKey, createTeamMember, socketClient } from '@iris/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTeamRoom, type TeamRoom } from './support/team-room.ts';

let room: TeamRoom;
beforeAll(async () => {
  room = await openTeamRoom();
});
afterAll(() => room.leave());

const waitingSince = async (guest: Parameters<TeamRoom['row']>[0]) => (await room.row(guest)).waiting_since;

describe('an end user waits', () => {
  it('from the first message that the team has not answered, until it does', async () => {
    const guest = await room.guestWho([]);
    expect(await waitingSince(guest)).toBeNull();
    const first = await room.say(guest, 'Hello?', guest.token);
    await room.say(guest, 'Anybody?', guest.token);
    expect(await waitingSince(guest)).toBe(first.created_at);
    await room.say(guest, 'Yes');
    expect(await waitingSince(guest)).toBeNull();
    const again = await room.say(guest, 'Good', guest.token);
    expect(await waitingSince(guest)).toBe(again.created_at);
  });

  it('through notes, and through what a backend says by itself', async () => {
    const { secret } = await createKey(room.core.url, room.owner.token);
    const { body } = await room.api.ok(routes.product.startSession, {
      token: secret,
      body: { external_user_id: 'ada' },
    });
    const ada = body.data;
    const message = await room.say(ada, 'Where is it?', ada.token);
    await room.note(ada, 'Asks for the order');
    const by = { token: secret, params: { id: ada.chat.channel_id } };
    await room.api.ok(routes.product.postMessage, { ...by, body: { content: 'It left on Friday' } });
    expect(await waitingSince(ada)).toBe(message.created_at);
  });

  it('for nothing that is repeated, and for nothing in an archived channel', async () => {
    const guest = await room.guestWho([]);
    const call = {
      token: guest.token,
      params: { id: guest.chat.channel_id },
      body: { content: 'Hello', client_message_id: 'one' },
    };
    await room.api.ok(routes.messages.post, call);
    await room.say(guest, 'Hi');
    await room.api.ok(routes.messages.post, call);
    expect(await waitingSince(guest)).toBeNull();
    await room.say(guest, 'One more thing', guest.token);
    await room.archive(guest);
    expect(await waitingSince(guest)).toBeNull();
    await room.api.ok(routes.channels.reopen, { token: room.owner.token, params: call.params });
    expect(await waitingSince(guest)).toBeNull();
  });

  it('again when a message of their own reopens the channel', async () => {
    const guest = await room.guestWho(['Hello']);
    await room.archive(guest);
    const message = await room.say(guest, 'Still there?', guest.token);
    expect(await room.row(guest)).toMatchObject({ status: 'open', waiting_since: message.created_at });
  });
});

it('tells the team when waiting begins and ends, and no end user ever', async () => {
  const guest = await room.guestWho([]);
  const team = socketClient(room.core.url, room.owner.token);
  const visitor = socketClient(room.core.url, guest.token);
  await Promise.all([team.next('hello'), visitor.next('hello')]);
  const { created_at } = await room.say(guest, 'Hello?', guest.token);
  expect((await team.next('queue.updated', guest.chat.channel_id)).payload).toEqual({
    channel_id: guest.chat.channel_id,
    assignee: null,
    tags: [],
    waiting_since: created_at,
    draft: null,
  });
  await room.say(guest, 'Anybody?', guest.token);
  await room.say(guest, 'Yes');
  expect((await team.next('queue.updated', guest.chat.channel_id)).payload.waiting_since).toBeNull();
  await room.say(guest, 'Good', guest.token);
  expect((await team.next('queue.updated', guest.chat.channel_id)).payload.waiting_since).not.toBeNull();
  await room.archive(guest);
  expect((await team.next('queue.updated', guest.chat.channel_id)).payload.waiting_since).toBeNull();
  await visitor.next('channel.archived');
  visitor.send({ type: 'heartbeat', payload: {} });
  await visitor.next('pong');
  expect(visitor.frames.map(({ type }) => type)).not.toContain('queue.updated');
  team.close();
  visitor.close();
});

it('leaves an audit row when a team member joins by answering, as when one is added', async () => {
  const guest = await room.guestWho(['Hello']);
  const operator = await createTeamMember(room.core.url, room.owner, 'operator');
  await room.say(guest, 'Hi', operator.token);
  await room.say(guest, 'How can we help?', operator.token);
  const query = { action: 'member.joined', actor: operator.user.id };
  const { body } = await room.api.ok(routes.audit.list, { token: room.owner.token, query });
  expect(body.data).toMatchObject([
    {
      actor: { kind: 'operator', id: operator.user.id },
      target: { type: 'channel', id: guest.chat.channel_id },
      details: { user_id: operator.user.id, role: 'member' },
    },
  ]);
  expect(body.data).toHaveLength(1);
});
