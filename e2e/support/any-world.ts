import { publicRoutes, type Route, routes } from '@iris/contract';
import {
  apiClient,
  type CallInput,
  createGuest,
  createKey,
  createTeamMember,
  createWorkspace,
  type Known,
} from '@iris/testkit';
import { bffKey } from './iris.ts';

export const callers = ['public', 'chat', 'team', 'key', 'bff'] as const;
export type Caller = (typeof callers)[number];

/** A workspace with somebody in it: what a call may name there, and the credential of each who may call. */
export interface World {
  readonly known: Known;
  readonly credentials: Readonly<Record<Caller, CallInput>>;
}

/** Makes a world of its own for the calls of a route, of which the next one may be the last. */
export async function anyWorld(apiUrl: string, route: Route): Promise<World> {
  const api = apiClient(apiUrl);
  const workspace = await createWorkspace(apiUrl);
  const { key_id, secret } = await createKey(apiUrl, workspace.token);
  const started = await api.ok(routes.product.startSession, {
    token: secret,
    body: { external_user_id: 'ada' },
  });
  const ada = started.body.data;
  const inChannel = { params: { id: ada.chat.channel_id } };
  const say = (content: string) =>
    api.ok(routes.messages.post, { ...inChannel, token: ada.token, body: { content } });
  const [message] = [await say('Hello'), await say('Is anybody there?')];
  const guest = await createGuest(apiUrl, workspace.tenantId);
  await api.ok(routes.messages.post, {
    params: { id: guest.chat.channel_id },
    token: guest.token,
    body: { content: 'Good evening' },
  });
  const member = await createTeamMember(apiUrl, workspace, 'viewer');
  await api.ok(routes.product.addMember, { ...inChannel, token: secret, body: { user_id: member.user.id } });
  await api.ok(routes.product.createChannel, { token: secret, body: { name: 'Orders' } });
  const invited = await api.ok(routes.team.invite, {
    token: workspace.token,
    body: { email: 'invited@example.com', org_role: 'viewer' },
  });
  const article = await api.ok(routes.articles.create, {
    token: workspace.token,
    body: { title: 'Opening hours', content: 'We are open from nine to five.' },
  });
  const cannedReply = await api.ok(routes.cannedReplies.create, {
    token: workspace.token,
    body: { shortcut: 'hello', content: 'Good morning.' },
  });
  const credentials = {
    public: {},
    chat: { token: ada.token },
    team: { token: workspace.token },
    key: { token: secret },
    bff: { headers: { 'x-iris-bff-key': bffKey } },
  };
  const known = {
    id: [route.path.includes('/messages/{id}') ? message.body.data.id : ada.chat.channel_id],
    tenant_id: [workspace.tenantId],
    user_id: [member.user.id, ada.session.user_id],
    actor: [workspace.user.id],
    key_id: [key_id],
    article_id: [article.body.data.id],
    canned_reply_id: [cannedReply.body.data.id],
    invitation_id: [invited.body.data.invitation_id],
    email: [workspace.email, 'invited@example.com'],
    password: [workspace.password],
    slug: [workspace.slug],
    external_user_id: ['ada'],
    session_token: [guest.token],
    resume_token: [guest.resume_token],
    allowed_origins: [[], ['https://shop.example', 'https://*.shop.example']],
    cursor: await cursorsFor(apiUrl, route, inChannel, credentials),
  };
  return { known, credentials };
}

/** Cursors of every list that has them, of this tenant and of another, and what may become of one on its way. */
async function cursorsFor(
  apiUrl: string,
  route: Route,
  inChannel: CallInput,
  credentials: World['credentials'],
): Promise<string[]> {
  if (!route.query?.properties['cursor']) return [];
  const lists = publicRoutes.filter(({ query }) => query?.properties['cursor']);
  const own = await Promise.all(
    lists.map((list) => {
      const caller = callers.find((one) => list.access[one]) ?? 'public';
      return cursorOf(apiUrl, list, { ...inChannel, ...credentials[caller] });
    }),
  );
  const stranger = await createWorkspace(apiUrl);
  for (let guests = 0; guests < 2; guests += 1) await createGuest(apiUrl, stranger.tenantId);
  const cursors = [...own, await cursorOf(apiUrl, routes.channels.list, stranger)].flat();
  return [...new Set(cursors.flatMap((cursor) => [cursor, ...spoilt(cursor)]))];
}

async function cursorOf(apiUrl: string, list: Route, input: CallInput): Promise<string[]> {
  const { params, token } = input;
  const call = { ...(params && { params }), ...(token && { token }), query: { limit: 1 } };
  const { body } = await apiClient(apiUrl).ok(list, call);
  const cursor: unknown = Reflect.get(Object(body), 'next_cursor');
  return typeof cursor === 'string' ? [cursor] : [];
}

/** Cut, with an impossible day, with a number that no row has. */
function spoilt(cursor: string): string[] {
  const position = Buffer.from(cursor, 'base64url').toString();
  const changed = [
    position.replace(/^\d{4}-\d\d-\d\d/, '2026-02-30'),
    position.replace(/^\d{4}/, '0000'),
    position.replace(/\d+$/, '99999999999999999999'),
    `-${position}`,
  ];
  return [
    cursor.slice(0, -3),
    `${cursor}=`,
    ...changed.map((text) => Buffer.from(text).toString('base64url')),
  ];
}
