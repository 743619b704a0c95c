import { type ChannelId, routes } from '@iris/contract';
import { apiClient, createGuest, type RunningProduct } from '@iris/testkit';
import pg from 'pg';

/** Who says it, what, and how many minutes ago. */
export type Line = readonly [who: 'visitor' | 'team', text: string, minutesAgo: number];

/** A team, its workspace, and the visitors who wrote to it: what the pictures show. */
export interface Scene {
  readonly tenantId: string;
  readonly email: string;
  readonly password: string;
  /** The conversation of the visitor of that name. */
  channelOf(name: string): Promise<ChannelId>;
  /** A visitor who comes, writes and is answered. */
  visit(name: string, lines: readonly Line[], read?: boolean): Promise<ChannelId>;
  /** Lets a conversation have happened at these times. */
  happened(channelId: ChannelId, lines: readonly Line[]): Promise<void>;
}

const owner = {
  full_name: 'Ingrid Halden',
  email: 'ingrid@haldencycles.example',
  password: 'steel-is-real-1987',
};
const settings = {
  title: 'Halden Cycles',
  welcome_message:
    'Hello from the workshop. Ask us about frames, sizes, delivery or a bike you already ride.',
  colors: { primary: '#1f4d3d' },
};

/** Opens the workspace of the sample site. */
export async function openScene({ coreApi, database }: RunningProduct): Promise<Scene> {
  const api = apiClient(coreApi.url);
  const form = { ...owner, company_name: settings.title, slug: 'halden-cycles' };
  const { tenant_id, verification_token } = (await api.ok(routes.workspace.signup, { body: form })).body.data;
  const verified = await api.ok(routes.workspace.verify, { body: { tenant_id, token: verification_token } });
  const { token } = verified.body.data;
  await api.ok(routes.widgetConfig.replace, { token, body: settings });

  const happened: Scene['happened'] = async (channelId, lines) => {
    const client = new pg.Client({ connectionString: database.adminUrl });
    await client.connect();
    for (const [index, [, , minutesAgo]] of lines.entries())
      await client.query(
        `update iris.messages set created_at = now() - make_interval(mins => $3) where channel_id = $1 and seq = $2`,
        [channelId, index + 1, minutesAgo],
      );
    await client.query(
      `update iris.channels c set updated_at = now() - make_interval(mins => $2), waiting_since = (
         select min(m.created_at) from iris.messages m
         where m.channel_id = c.id and m.sender_kind = 'guest' and m.seq > $3)
       where id = $1`,
      [channelId, lines.at(-1)?.[2] ?? 0, lines.findLastIndex(([who]) => who === 'team') + 1],
    );
    await client.end();
  };

  const visit: Scene['visit'] = async (name, lines, isRead = false) => {
    const guest = await createGuest(coreApi.url, tenant_id, { display_name: name });
    const { channel_id: id } = guest.chat;
    for (const [who, content] of lines)
      await api.ok(routes.messages.post, {
        token: who === 'visitor' ? guest.token : token,
        params: { id },
        body: { content },
      });
    if (isRead) await api.ok(routes.channels.read, { token, params: { id }, body: { seq: lines.length } });
    await happened(id, lines);
    return id;
  };

  const channelOf: Scene['channelOf'] = async (name) => {
    const { body } = await api.ok(routes.channels.list, { token });
    const channel = body.data.find((one) => one.name === name);
    if (channel === undefined) throw new Error(`${name} has not come`);
    return channel.id;
  };

  return { tenantId: tenant_id, email: owner.email, password: owner.password, channelOf, visit, happened };
}
