import { type Access, type Route, routes } from '@iris/contract';
import {
  apiClient,
  type CallInput,
  createGuest,
  createKey,
  createTeamMember,
  createWorkspace,
} from '@iris/testkit';
import { aims, type Things } from './isolation-aims.ts';

/** Who may come to a route, as its access names them. */
const kinds = ['public', 'chat', 'team', 'key', 'bff'] as const satisfies (keyof Access)[];
export type Kind = (typeof kinds)[number];

/** A tenant at home: the same things that others are kept from, and a credential of each kind that may have them. */
export interface Home {
  readonly things: Readonly<Record<Kind, Things>>;
  readonly credentials: Readonly<Record<Kind, CallInput>>;
  readonly password: string;
  /** Ids of those who come, and of the key. */
  readonly people: readonly string[];
}

export async function makeHome(url: string, bffKey: string): Promise<Home> {
  const api = apiClient(url);
  const workspace = await createWorkspace(url);
  const { token } = workspace;
  const { key_id, secret: key } = await createKey(url, token);
  const started = await api.ok(routes.product.startSession, {
    token: key,
    body: { external_user_id: 'ada' },
  });
  const ada = started.body.data;
  const guest = await createGuest(url, workspace.tenantId);
  const invited = await api.ok(routes.team.invite, {
    token,
    body: { email: 'invited@example.com', org_role: 'viewer' },
  });
  const article = await api.ok(routes.articles.create, {
    token,
    body: { title: 'Opening hours', content: 'We are open from nine to five.' },
  });
  const cannedReply = await api.ok(routes.cannedReplies.create, {
    token,
    body: { shortcut: 'hello', content: 'Good morning.' },
  });
  const common = {
    tenantId: workspace.tenantId,
    slug: workspace.slug,
    email: workspace.email,
    userId: guest.session.user_id,
    ownerId: (await createTeamMember(url, workspace, 'viewer')).user.id,
    invitationId: invited.body.data.invitation_id,
    channelId: ada.chat.channel_id,
    keyId: (await createKey(url, token)).key_id,
    articleId: article.body.data.id,
    cannedReplyId: cannedReply.body.data.id,
    guestToken: guest.token,
    resumeToken: guest.resume_token,
  };
  const say = async (
    route: typeof routes.messages.post | typeof routes.product.postMessage,
    speaker: string,
  ) => {
    const input = { params: { id: common.channelId }, token: speaker, body: { content: 'Hello' } };
    return (await api.ok(route, input)).body.data.id;
  };
  // Each its own message: only that may be edited.
  const messageId = await say(routes.messages.post, ada.token);
  const chat = { ...common, messageId };
  const team = { ...common, messageId: await say(routes.messages.post, token) };
  const product = { ...common, messageId: await say(routes.product.postMessage, key) };
  return {
    things: { public: chat, chat, team, key: product, bff: chat },
    credentials: {
      public: {},
      chat: { token: ada.token },
      team: { token },
      key: { token: key },
      bff: { headers: { 'x-iris-bff-key': bffKey } },
    },
    password: workspace.password,
    people: [ada.session.user_id, workspace.user.id, key_id],
  };
}

/** What ends what other routes are called with, or puts it out of reach: called after them, in this order. */
const ending = [
  'articles.delete',
  'cannedReplies.delete',
  'messages.delete',
  'product.deleteMessage',
  'product.removeMember',
  'product.archiveChannel',
  'sessions.end',
  'owner.logout',
];

/** First what makes something, so that what reads has something to show. */
export function inOrder(routes: readonly Route[]): Route[] {
  const turn = ({ id, method }: Route) =>
    ending.includes(id) ? 2 + ending.indexOf(id) : method === 'GET' ? 1 : 0;
  return routes.toSorted((a, b) => turn(a) - turn(b));
}

export const mayCome = ({ access }: Route): Kind[] => kinds.filter((kind) => access[kind]);

/** Where the aim's own call is not one that is let in at home, or shows nothing there. */
const instead: Readonly<Record<string, (home: Home) => CallInput>> = {
  'owner.login': ({ things, password }) => ({ body: { email: things.public.email, password } }),
  'audit.list': () => ({}),
  'widgetConfig.replace': () => ({ body: { allowed_origins: ['https://home.example'] } }),
};

/** Opened by a secret from a mail alone, which the aim hasn't: the tests of these routes have the accepted case. */
export const bySecret = new Set(['signup.verify', 'team.accept', 'password.reset']);

export function callAtHome(route: Route, kind: Kind, home: Home): CallInput {
  const aim = aims[route.id];
  const call = instead[route.id]?.(home) ?? (aim && aim.is !== 'open' ? aim.call?.(home.things[kind]) : {});
  return { ...call, ...home.credentials[kind] };
}

/** What those show at home that name nobody and no channel. */
const words: Readonly<Record<string, RegExp>> = {
  'queue.counts': /"(?:unassigned|open)":[1-9]/,
  'queue.tags': /"theirs"/,
  'workspace.usage': /"metric":"messages","value":[1-9]/,
  'workspace.retentionPolicy': /"messages_days":1,/,
  'widgetConfig.get': /home\.example/,
  'widgetConfig.refusedOrigins': /a\.example/,
  'internal.origins': /home\.example/,
  'drafts.settings': /"external_model":true/,
  // Says the same of a channel without a draft: drafts.test.ts has one with.
  'drafts.get': /"data":/,
  // Kept in memory, not in rows: there is none to miss.
  'presence.list': /"data":/,
};

/** Whether an answer has something of ours in it; an empty list would do for whoever sees nothing. */
export function showsHome({ id }: Route, body: unknown, { things, people }: Home): boolean {
  const text = JSON.stringify(body);
  const pattern = words[id];
  if (pattern) return pattern.test(text);
  const ours = [...people, ...Object.values(things).flatMap((mine) => Object.values(mine))];
  return ours.some((one) => text.includes(one));
}
