import {
  allRoutes,
  type ClientFrame,
  clientFrames,
  closeCodes,
  type ClientFrameType,
  type Route,
  routes,
  serverFrames,
  type ServerFrameType,
} from '@iris/contract';
import {
  apiClient,
  type CallInput,
  createDatabase,
  createGuest,
  createKey,
  createWorkspace,
  socketClient,
  startCoreApi,
  type TestCoreApi,
  type TestDatabase,
} from '@iris/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asAdmin } from './support/databases.ts';
import { aims, type Things } from './support/isolation-aims.ts';
import {
  bySecret,
  callAtHome,
  type Home,
  inOrder,
  type Kind,
  makeHome,
  mayCome,
  showsHome,
} from './support/isolation-home.ts';
import { tokenOfRole } from './support/team-of-roles.ts';

// Credential × route × another tenant's things (promise 22). Routes and frames come from the contract: one without a
// word in support/isolation-aims.ts fails. Whatever is answered is searched for everything that is ours, and afterwards
// our rows are as they were. What the database alone holds is tried in isolation-matrix-in-the-database.test.ts.

let database: TestDatabase;
let core: TestCoreApi;
/** What is ours, and must not be theirs. */
let things: Things;
let ourOwner: string;
let ourKey: string;
/** Their credentials by name: headers to come with. */
let credentials: Readonly<Record<string, Readonly<Record<string, string>>>>;
let tokens: Readonly<Record<string, string>>;

const bffKey = 'a-key-of-the-bff-that-is-made-for-this-test-alone';
/** Stands in everything of ours that has words. */
const mark = 'Xanthippe';

beforeAll(async () => {
  database = await createDatabase();
  core = await startCoreApi({ databaseUrl: database.appUrl, env: { IRIS_BFF_KEY: bffKey } });
  things = await makeOurs();
  tokens = await makeTheirs();
  const bearing = Object.entries(tokens).map(([name, token]) => [name, { authorization: `Bearer ${token}` }]);
  credentials = { none: {}, ...Object.fromEntries(bearing), 'bff key': { 'x-iris-bff-key': bffKey } };
});
afterAll(async () => {
  await core.stop();
  await database.drop();
});

async function makeOurs(): Promise<Things> {
  const workspace = await createWorkspace(core.url, { company_name: `${mark} & Co` });
  ourOwner = workspace.token;
  const guest = await createGuest(core.url, workspace.tenantId, {
    display_name: mark,
    email: `${mark.toLowerCase()}@example.com`,
  });
  const key = await createKey(core.url, workspace.token, { name: mark });
  ourKey = key.secret;
  const api = apiClient(core.url);
  const invited = await api.ok(routes.team.invite, {
    token: workspace.token,
    body: { email: `${mark.toLowerCase()}-too@example.com`, org_role: 'operator' },
  });
  const article = await api.ok(routes.articles.create, {
    token: workspace.token,
    body: { title: `Who is ${mark}?`, content: `${mark} was married to Socrates.` },
  });
  const cannedReply = await api.ok(routes.cannedReplies.create, {
    token: workspace.token,
    body: { shortcut: mark, content: `${mark} says hello.` },
  });
  const { body } = await api.ok(routes.messages.post, {
    token: guest.token,
    params: { id: guest.chat.channel_id },
    body: { content: `${mark} was here` },
  });
  return {
    tenantId: workspace.tenantId,
    slug: workspace.slug,
    email: workspace.email,
    userId: guest.session.user_id,
    ownerId: workspace.user.id,
    invitationId: invited.body.data.invitation_id,
    channelId: guest.chat.channel_id,
    messageId: body.data.id,
    keyId: key.key_id,
    articleId: article.body.data.id,
    cannedReplyId: cannedReply.body.data.id,
    guestToken: guest.token,
    resumeToken: guest.resume_token,
  };
}

async function makeTheirs(): Promise<Record<string, string>> {
  const workspace = await createWorkspace(core.url);
  const roleToken = (role: 'admin' | 'operator' | 'viewer') =>
    tokenOfRole(core.url, database.adminUrl, workspace, role);
  return {
    guest: (await createGuest(core.url, workspace.tenantId)).token,
    viewer: await roleToken('viewer'),
    operator: await roleToken('operator'),
    admin: await roleToken('admin'),
    owner: workspace.token,
    'secret key': (await createKey(core.url, workspace.token)).secret,
    'publishable key': (await createKey(core.url, workspace.token, { key_type: 'publishable' })).secret,
  };
}

/** Ours wherever it stands in an answer or a frame: ids, names, words. */
function leaksIn(value: unknown): string[] {
  const text = JSON.stringify(value ?? null);
  const { resumeToken, guestToken, ...rest } = things;
  return [mark, ...Object.values(rest), resumeToken, guestToken].filter((ours) => text.includes(ours));
}

/**
 * Every row of ours, in every table that has tenants but the outbox, which empties itself, and but what our own log tells
 * us of those who tried to sign in as us.
 */
async function ourRows(): Promise<Record<string, unknown>> {
  const tables = await asAdmin<{ name: string }>(
    database.adminUrl,
    `select c.oid::regclass::text as name from pg_class c
     join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
     where c.relnamespace = 'iris'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'outbox' order by 1`,
  );
  const rows: Record<string, unknown> = {};
  for (const { name } of tables) {
    rows[name] = await asAdmin(
      database.adminUrl,
      `select to_jsonb(t)::text as row from ${name} t
       where tenant_id = $1 and to_jsonb(t) ->> 'action' is distinct from 'session.refused' order by 1`,
      [things.tenantId],
    );
  }
  return rows;
}

/** What our own message still sets going: it is nobody's doing, and ends in rows of ours. */
async function onItsWay(): Promise<unknown[]> {
  return asAdmin(
    database.adminUrl,
    `select 'event' as kind from iris.outbox where tenant_id = $1
     union all select 'draft' from graphile_worker.jobs where task_identifier = 'draft-reply'`,
    [things.tenantId],
  );
}

/** What is told of a call: its status and code. */
async function outcomeOf(route: Route, input: CallInput): Promise<{ outcome: string; leaks: string[] }> {
  const { status, body } = await apiClient(core.url).call(route, input);
  const error: unknown = Reflect.get(Object(body), 'error');
  const outcome = error ? String(Reflect.get(Object(error), 'code')) : String(status);
  return { outcome, leaks: leaksIn(body) };
}

const refusals = [
  'already_verified',
  'auth_required',
  'forbidden',
  'insufficient_scope',
  'invalid_credentials',
  'invalid_token',
  'not_found',
];

describe('every route', () => {
  it('has an aim here, and every aim has a route', () => {
    expect(Object.keys(aims).sort()).toEqual(allRoutes.map(({ id }) => id).sort());
  });

  it('tells another tenant nothing of ours, whatever the credential, and changes nothing', async () => {
    await expect.poll(onItsWay).toEqual([]);
    const before = await ourRows();
    const lines: string[] = [];
    const wrong: string[] = [];
    for (const route of allRoutes) {
      const aim = aims[route.id];
      if (!aim || aim.is === 'open') continue;
      const cells: string[] = [];
      for (const [name, headers] of Object.entries(credentials)) {
        if (aim.except?.includes(name)) continue;
        const { outcome, leaks } = await outcomeOf(route, { ...aim.call?.(things), headers });
        const isRefused = refusals.includes(outcome);
        if (outcome === 'internal') wrong.push(`${route.id} as ${name}: failed`);
        if (leaks.length > 0) wrong.push(`${route.id} as ${name}: shows ${leaks.join(', ')}`);
        if (aim.is === 'naming' && !isRefused) wrong.push(`${route.id} as ${name}: answered ${outcome}`);
        cells.push(`${name} ${outcome}`);
      }
      lines.push(`${route.method.padEnd(6)} ${route.path}\n         ${cells.join(' · ')}`);
    }
    process.stdout.write(`\n${lines.join('\n')}\n${wrong.length} leaks\n`);
    expect(wrong).toEqual([]);
    expect(await ourRows()).toEqual(before);
  });

  it('is searched by eyes that see: to ourselves, ours shows', async () => {
    const { outcome, leaks } = await outcomeOf(routes.channels.list, { token: ourOwner });
    expect([outcome, leaks]).toEqual(['200', expect.arrayContaining([mark, things.channelId])]);
  });

  it('was refused for the tenant, not for the credential: each is let in at home', async () => {
    for (const [name, token] of Object.entries(tokens)) {
      const home = name.endsWith('key') ? routes.product.me : routes.sessions.current;
      expect([name, (await outcomeOf(home, { token })).outcome]).toEqual([name, '200']);
    }
  });

  it('lets everybody in at home who may come, by the same calls, and shows what is there', async () => {
    const home = await makeHome(core.url, bffKey);
    const wrong: string[] = [];
    for (const route of inOrder(allRoutes)) {
      if (aims[route.id]?.is === 'open' || bySecret.has(route.id)) continue;
      for (const kind of mayCome(route)) {
        const problem = await problemAtHome(route, kind, home);
        if (problem) wrong.push(`${route.id} as ${kind}: ${problem}`);
      }
    }
    // A route that forgets inTenant() sees nothing: that is no leak, and no service either.
    expect(wrong).toEqual([]);
  });
});

async function problemAtHome(route: Route, kind: Kind, home: Home): Promise<string | null> {
  try {
    const { status, body } = await apiClient(core.url).call(route, callAtHome(route, kind, home));
    if (status >= 300) return JSON.stringify(body);
    return route.method === 'GET' && !showsHome(route, body, home) ? 'shows nothing' : null;
  } catch (error) {
    return String(error);
  }
}

describe('every frame of a client', () => {
  /** What each frame says about our things, and what it must come to. */
  const frames: Readonly<Record<ClientFrameType, (() => ClientFrame) | 'names nothing'>> = {
    heartbeat: 'names nothing',
    typing: () => ({ type: 'typing', payload: { channel_id: things.channelId, is_typing: true } }),
    read: () => ({ type: 'read', payload: { channel_id: things.channelId, seq: 1 } }),
    auth: () => ({ type: 'auth', payload: { token: things.guestToken } }),
  };

  it('has an entry here', () => {
    expect(Object.keys(frames).sort()).toEqual(Object.keys(clientFrames).sort());
  });

  it.each(['guest', 'viewer', 'operator', 'admin', 'owner'])(
    'does nothing to ours as their %s',
    async (name) => {
      const before = await ourRows();
      for (const [type, frame] of Object.entries(frames)) {
        if (frame === 'names nothing') continue;
        const socket = socketClient(core.url, tokens[name] ?? '');
        await socket.next('hello');
        socket.send(frame());
        const outcome =
          type === 'auth' ? (await socket.closed).code : (await socket.next('error')).payload.code;
        expect([closeCodes.unauthorized, 'NOT_FOUND', 'FORBIDDEN']).toContain(outcome);
        expect(leaksIn(socket.frames)).toEqual([]);
        socket.close();
      }
      expect(await ourRows()).toEqual(before);
    },
  );

  it.each(['secret key', 'publishable key'])('needs a session: a %s opens no socket', async (name) => {
    const socket = socketClient(core.url, tokens[name] ?? '');
    expect(await socket.closed).toMatchObject({ code: closeCodes.unauthorized });
  });
});

describe('every frame of the server', () => {
  it('has an entry here', () => {
    const told: readonly ServerFrameType[] = ['hello', 'pong', 'error', 'session.expiring'];
    expect([...told, ...Object.keys(provoked)].sort()).toEqual(Object.keys(serverFrames).sort());
  });

  /** What makes our sockets hear a frame. `hello`, `pong`, `error` and `session.expiring` are about their reader alone. */
  const provoked: Partial<Record<ServerFrameType, () => Promise<unknown>>> = {
    'channel.created': () => createGuest(core.url, things.tenantId, { display_name: `${mark} II` }),
    'message.new': () => act(routes.messages.post, { body: { content: mark } }),
    'member.joined': () => addMember(),
    'member.left': () =>
      act(routes.product.removeMember, { token: ourKey, id: keyChannelId, user: things.userId }),
    'message.updated': () =>
      act(routes.messages.edit, { id: things.messageId, body: { content: `${mark}!` } }),
    'message.deleted': () => act(routes.messages.delete, { id: things.messageId }),
    'typing.indicator': () => act(routes.channels.typing, { body: { is_typing: true } }),
    'read.updated': () => act(routes.channels.read, { token: ourOwner, body: { seq: 1 } }),
    'channel.archived': () => act(routes.channels.archive, { token: ourOwner }),
    'channel.updated': () => act(routes.channels.reopen, { token: ourOwner }),
    'draft.ready': () => askAboutMark(),
    'draft.updated': () => act(routes.drafts.dismiss, { token: ourOwner }),
    'identity.linked': async () => {
      const { token } = await createGuest(core.url, things.tenantId, { display_name: `${mark} III` });
      const body = { session_token: token, external_user_id: mark };
      await act(routes.product.linkIdentity, { token: ourKey, body });
    },
    'queue.updated': () => act(routes.queue.setTags, { token: ourOwner, body: { tags: [mark] } }),
    'note.created': () => act(routes.notes.create, { token: ourOwner, body: { content: mark } }),
    'presence.changed': () => act(routes.presence.set, { token: ourOwner, body: { status: 'away' } }),
  };

  /** The job may be first: whoever is, a draft becomes ready. */
  async function askAboutMark(): Promise<void> {
    await act(routes.messages.post, { body: { content: `Who is ${mark}, please?` } });
    await act(routes.drafts.create, { token: ourOwner });
  }

  let keyChannelId = '';
  async function addMember(): Promise<void> {
    const input = { token: ourKey, body: { name: mark } };
    keyChannelId = (await apiClient(core.url).ok(routes.product.createChannel, input)).body.data.id;
    await act(routes.product.addMember, {
      token: ourKey,
      id: keyChannelId,
      body: { user_id: things.userId },
    });
  }

  interface Act {
    readonly token?: string;
    readonly id?: string;
    readonly user?: string;
    readonly body?: object;
  }
  async function act(
    route: Route,
    { token = things.guestToken, id = things.channelId, user = '', body }: Act,
  ): Promise<void> {
    const { outcome } = await outcomeOf(route, { token, params: { id, user_id: user }, body });
    expect(outcome).toMatch(/^20/);
  }

  it('reaches our sockets and none of theirs', async () => {
    const ours = socketClient(core.url, ourOwner);
    await ours.next('hello');
    const names = ['guest', 'viewer', 'operator', 'admin', 'owner'];
    const theirs = names.map((name) => socketClient(core.url, tokens[name] ?? ''));
    for (const socket of theirs) await socket.next('hello');
    for (const provoke of Object.values(provoked)) await provoke();
    for (const type of Object.keys(provoked)) await ours.waitFor((frame) => frame.type === type);
    for (const socket of theirs) {
      // What was on its way to them has come before the answer to this.
      socket.send({ type: 'heartbeat', payload: {} });
      await socket.next('pong');
      expect(leaksIn(socket.frames)).toEqual([]);
      socket.close();
    }
    ours.close();
  });
});
