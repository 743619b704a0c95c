import { routes } from '@iris/contract';
import { apiClient, createKey, createWorkspace } from '@iris/testkit';
import { inGroups } from '../harness/in-groups.ts';
import type { IrisRooms } from './iris-line.ts';

const madeAtOnce = 25;

/** How many rooms, of how many workspaces. */
export interface RoomPlan {
  readonly workspaces: number;
  readonly roomsEach: number;
  readonly members: number;
}

/** Makes workspaces whose backends open rooms for their users; the first of a room is whose support channel it is. */
export async function makeRooms(apiUrl: string, plan: RoomPlan): Promise<IrisRooms['rooms']> {
  const rooms: IrisRooms['rooms'] = [];
  for (let workspace = 0; workspace < plan.workspaces; workspace++) {
    const { token } = await createWorkspace(apiUrl);
    const { secret } = await createKey(apiUrl, token);
    const names = Array.from({ length: plan.roomsEach }, (_, room) => `${workspace}-${room}`);
    rooms.push(
      ...(await inGroups(names, madeAtOnce, (name) => makeRoom(apiUrl, secret, name, plan.members))),
    );
  }
  return rooms;
}

async function makeRoom(
  apiUrl: string,
  key: string,
  name: string,
  members: number,
): Promise<IrisRooms['rooms'][number]> {
  const api = apiClient(apiUrl);
  const users = Array.from({ length: members }, (_, member) =>
    api.ok(routes.product.startSession, {
      token: key,
      body: { external_user_id: `user-${name}-${member}`, display_name: `User ${name}-${member}` },
    }),
  );
  const sessions = (await Promise.all(users)).map(({ body }) => body.data);
  const [owner, ...others] = sessions;
  if (!owner) throw new Error('a room has a member at least');
  const params = { id: owner.chat.channel_id };
  for (const { session } of others)
    await api.ok(routes.product.addMember, { token: key, params, body: { user_id: session.user_id } });
  return { channelId: owner.chat.channel_id, tokens: sessions.map(({ token }) => token) };
}
