import { type ChatSession, type Person, routes } from '@iris/contract';
import { createGuest, createKey } from '@iris/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTeamRoom, type TeamRoom } from './support/team-room.ts';

let room: TeamRoom;
let key: string;
beforeAll(async () => {
  room = await openTeamRoom();
  key = (await createKey(room.core.url, room.owner.token)).secret;
});
afterAll(() => room.leave());

async function personOf({ chat }: Pick<ChatSession, 'chat'>): Promise<Person | null> {
  const input = { token: room.owner.token, params: { id: chat.channel_id } };
  return (await room.api.ok(routes.people.get, input)).body.data;
}

it('is what a guest told, and the page they are on', async () => {
  const form = {
    display_name: 'Ada',
    email: 'ada@example.com',
    locale: 'de',
    page_url: 'https://a.example/x',
  };
  const guest = await createGuest(room.core.url, room.owner.tenantId, form);
  expect(await personOf(guest)).toEqual({
    user_id: guest.session.user_id,
    kind: 'guest',
    display_name: 'Ada',
    email: 'ada@example.com',
    avatar_url: null,
    external_user_id: null,
    locale: 'de',
    page: { url: 'https://a.example/x', seen_at: expect.any(String) },
    first_seen_at: expect.any(String),
    last_seen_at: expect.any(String),
    other_channels: 0,
  });
});

it('moves on with a guest who comes back on another page, and stays where none is told', async () => {
  const page_url = 'https://a.example/first';
  const guest = await createGuest(room.core.url, room.owner.tenantId, { page_url });
  const first = await personOf(guest);
  const resume = async (resume_token: string, more: object) =>
    (
      await room.api.ok(routes.sessions.startGuest, {
        body: { tenant_id: room.owner.tenantId, resume_token, ...more },
      })
    ).body.data;
  const resumed = await resume(guest.resume_token, { page_url: 'https://a.example/second' });
  const second = await personOf(guest);
  expect(second?.page?.url).toBe('https://a.example/second');
  expect(Date.parse(second?.page?.seen_at ?? '')).toBeGreaterThanOrEqual(
    Date.parse(first?.page?.seen_at ?? ''),
  );
  expect(Date.parse(second?.last_seen_at ?? '')).toBeGreaterThan(Date.parse(second?.first_seen_at ?? ''));
  await resume(resumed.resume_token, {});
  expect((await personOf(guest))?.page).toEqual(second?.page);
});

it('was last seen when they last wrote', async () => {
  const guest = await createGuest(room.core.url, room.owner.tenantId);
  const message = await room.say(guest, 'Hello', guest.token);
  await room.say(guest, 'Hi');
  expect((await personOf(guest))?.last_seen_at).toBe(message.created_at);
});

it('is the identity that a backend knows, with how many other channels it is in', async () => {
  const session = { external_user_id: 'user-42', display_name: 'Ben', email: 'ben@example.com' };
  const started = await room.api.ok(routes.product.startSession, { token: key, body: session });
  const { chat, session: ben } = started.body.data;
  const made = await room.api.ok(routes.product.createChannel, { token: key, body: { name: 'Order' } });
  await room.api.ok(routes.product.addMember, {
    token: key,
    params: { id: made.body.data.id },
    body: { user_id: ben.user_id },
  });
  expect(await personOf({ chat })).toMatchObject({ ...session, kind: 'user', page: null, other_channels: 1 });
  const order = { chat: { ...chat, channel_id: made.body.data.id } };
  expect(await personOf(order)).toBeNull();
});

it('is for the team alone', async () => {
  const guest = await createGuest(room.core.url, room.owner.tenantId);
  const params = { id: guest.chat.channel_id };
  for (const token of [guest.token, key])
    expect((await room.api.refused(routes.people.get, { token, params })).body.error.code).toBe('forbidden');
});
