import { createHash } from 'node:crypto';
import { allRoutes, type Route, routes } from '@iris/contract';
import { newId } from '@iris/kit';
import {
  type ApiClient,
  apiClient,
  type CallInput,
  createDatabase,
  createGuest,
  createKey,
  createTeamMember,
  createWorkspace,
  startCoreApi,
  type TestCoreApi,
  type TestDatabase,
  type Workspace,
} from '@iris/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asAdmin } from './support/databases.ts';

// Whatever changes something leaves a row of its own request, in the transaction that changes it (contract §10). Routes
// come from the contract: one that is neither performed here nor excused fails.

let database: TestDatabase;
let core: TestCoreApi;
let api: ApiClient;
let owner: Workspace;
let key: string;

beforeAll(async () => {
  database = await createDatabase();
  core = await startCoreApi({ databaseUrl: database.appUrl });
  api = apiClient(core.url);
  owner = await createWorkspace(core.url);
  key = (await createKey(core.url, owner.token)).secret;
});
afterAll(async () => {
  await core.stop();
  await database.drop();
});

/** Routes that change something and leave no row, each with its reason. */
const excused: Readonly<Record<string, string>> = {
  'channels.typing': 'passes by itself',
  'channels.read': 'a reader, not an administrator, and many times a minute',
  'presence.set': 'passes by itself',
  'product.setPresence': 'passes by itself',
  'product.setReadState': 'a reader, not an administrator, and many times a minute',
  'signup.create': 'there is no tenant yet; confirming has the row',
  'password.forgot': 'anyone may ask, for anyone, and it changes nothing; the reset has the row',
  'internal.refusedOrigins': 'counts what the bff refused',
};

/** A guest with a message of its own. */
async function guestWithMessage() {
  const guest = await createGuest(core.url, owner.tenantId);
  const channel = { id: guest.chat.channel_id };
  const { token } = guest;
  const { body } = await api.ok(routes.messages.post, { token, params: channel, body: { content: 'One' } });
  return { guest, token, channel, message: { id: body.data.id } };
}

async function articleId(): Promise<string> {
  const input = asOwner({ body: { title: 'Giraffes', content: 'They sleep standing.' } });
  return (await api.ok(routes.articles.create, input)).body.data.id;
}

async function cannedReplyId(): Promise<string> {
  const input = asOwner({ body: { shortcut: newId(), content: 'Hello' } });
  return (await api.ok(routes.cannedReplies.create, input)).body.data.id;
}

/** A guest who asks what an article answers, with its draft made by the job, so that nothing else changes any more. */
async function guestWithQuestion() {
  await articleId();
  const { token, channel } = await guestWithMessage();
  await api.ok(routes.messages.post, { token, params: channel, body: { content: 'How do giraffes sleep?' } });
  const draft = async () => (await api.ok(routes.drafts.get, asOwner({ params: channel }))).body.data;
  await expect.poll(draft, { timeout: 20_000 }).not.toBeNull();
  return { channel };
}

/** A channel of the key's own, with a member and a message. */
async function keysChannel() {
  const made = await api.ok(routes.product.createChannel, { token: key, body: { name: 'Order' } });
  const params = { id: made.body.data.id };
  const { session } = await createGuest(core.url, owner.tenantId);
  await api.ok(routes.product.addMember, { token: key, params, body: { user_id: session.user_id } });
  const posted = await api.ok(routes.product.postMessage, { token: key, params, body: { content: 'One' } });
  return { params, member: { ...params, user_id: session.user_id }, message: { id: posted.body.data.id } };
}

async function invitation() {
  const body = { email: `${newId()}@example.com`, org_role: 'viewer' };
  return (await api.ok(routes.team.invite, { token: owner.token, body })).body.data;
}

async function resetToken(): Promise<string> {
  const token = newId();
  await asAdmin(
    database.adminUrl,
    `insert into iris.password_resets (id, email, token_hash, expires_at) values ($1, $2, $3, now() + interval '1 hour')`,
    [newId(), (await createWorkspace(core.url)).email, createHash('sha256').update(token).digest()],
  );
  return token;
}

const asOwner = (input: CallInput): CallInput => ({ token: owner.token, ...input });
const asKey = (input: CallInput): CallInput => ({ token: key, ...input });

/** A call of each route that succeeds and changes something. */
const acts: Readonly<Record<string, () => Promise<CallInput>>> = {
  'sessions.startGuest': async () => ({ body: { tenant_id: owner.tenantId } }),
  'sessions.end': async () => ({ token: (await createGuest(core.url, owner.tenantId)).token }),
  'signup.verify': async () => {
    const slug = `new-${newId().slice(-12)}`;
    const { body } = await api.ok(routes.workspace.signup, {
      body: {
        full_name: 'Nora New',
        email: `${slug}@example.com`,
        password: 'a long password',
        company_name: 'New',
        slug,
      },
    });
    return { body: { tenant_id: body.data.tenant_id, token: body.data.verification_token } };
  },
  'owner.login': async () => ({ body: { email: owner.email, password: owner.password } }),
  'owner.logout': async () => ({ token: (await createTeamMember(core.url, owner, 'viewer')).token }),
  'password.reset': async () => ({ body: { token: await resetToken(), password: 'a completely new one' } }),
  'team.invite': async () => asOwner({ body: { email: `${newId()}@example.com`, org_role: 'admin' } }),
  'team.revokeInvitation': async () =>
    asOwner({ params: { invitation_id: (await invitation()).invitation_id } }),
  'team.accept': async () => ({
    body: {
      tenant_id: owner.tenantId,
      token: (await invitation()).token,
      full_name: 'Tom Team',
      password: 'a long password',
    },
  }),
  'team.changeMember': async () => {
    const { user } = await createTeamMember(core.url, owner, 'viewer');
    return asOwner({ params: { user_id: user.id }, body: { org_role: 'operator' } });
  },
  'team.removeMember': async () => {
    const { user } = await createTeamMember(core.url, owner, 'viewer');
    return asOwner({ params: { user_id: user.id } });
  },
  'widgetConfig.replace': async () => asOwner({ body: { title: 'Hello' } }),
  'workspace.replaceRetentionPolicy': async () =>
    asOwner({ body: { messages_days: 1, audit_days: 1, attachments_days: 1, guests_days: 1 } }),
  'drafts.create': async () => {
    const { channel } = await guestWithQuestion();
    return asOwner({ params: channel });
  },
  'drafts.dismiss': async () => {
    const { channel } = await guestWithQuestion();
    return asOwner({ params: channel });
  },
  'drafts.replaceSettings': async () => asOwner({ body: { external_model: true } }),
  'articles.create': async () => asOwner({ body: { title: 'Refunds', content: 'Within 14 days.' } }),
  'articles.update': async () =>
    asOwner({ params: { article_id: await articleId() }, body: { title: 'Returns' } }),
  'articles.delete': async () => asOwner({ params: { article_id: await articleId() } }),
  'cannedReplies.create': async () => asOwner({ body: { shortcut: newId(), content: 'Hello' } }),
  'cannedReplies.update': async () =>
    asOwner({ params: { canned_reply_id: await cannedReplyId() }, body: { content: 'Good morning' } }),
  'cannedReplies.delete': async () => asOwner({ params: { canned_reply_id: await cannedReplyId() } }),
  'channels.archive': async () => asOwner({ params: (await guestWithMessage()).channel }),
  'channels.reopen': async () => {
    const { channel } = await guestWithMessage();
    await api.ok(routes.channels.archive, asOwner({ params: channel }));
    return asOwner({ params: channel });
  },
  'messages.post': async () =>
    asOwner({ params: (await guestWithMessage()).channel, body: { content: 'Hi' } }),
  'messages.edit': async () => {
    const { token, message } = await guestWithMessage();
    return { token, params: message, body: { content: 'Two' } };
  },
  'messages.delete': async () => {
    const { token, message } = await guestWithMessage();
    return { token, params: message };
  },
  'queue.assign': async () =>
    asOwner({ params: (await guestWithMessage()).channel, body: { user_id: owner.user.id } }),
  'queue.setTags': async () =>
    asOwner({ params: (await guestWithMessage()).channel, body: { tags: ['billing'] } }),
  'notes.create': async () =>
    asOwner({ params: (await guestWithMessage()).channel, body: { content: 'Called back' } }),
  'keys.create': async () => asOwner({ body: { name: 'Backend', key_type: 'secret' } }),
  'keys.rotate': async () =>
    asOwner({ params: { key_id: (await createKey(core.url, owner.token)).key_id }, body: {} }),
  'keys.revoke': async () => asOwner({ params: { key_id: (await createKey(core.url, owner.token)).key_id } }),
  'product.startSession': async () => asKey({ body: { external_user_id: newId() } }),
  'product.createChannel': async () => asKey({ body: { name: 'Order' } }),
  'product.updateChannel': async () =>
    asKey({ params: (await keysChannel()).params, body: { name: 'Another order' } }),
  'product.archiveChannel': async () => asKey({ params: (await keysChannel()).params }),
  'product.addMember': async () => {
    const { session } = await createGuest(core.url, owner.tenantId);
    return asKey({ params: (await keysChannel()).params, body: { user_id: session.user_id } });
  },
  'product.updateMember': async () =>
    asKey({ params: (await keysChannel()).member, body: { role: 'moderator' } }),
  'product.removeMember': async () => asKey({ params: (await keysChannel()).member }),
  'product.postMessage': async () =>
    asKey({ params: (await keysChannel()).params, body: { content: 'Hello' } }),
  'product.editMessage': async () =>
    asKey({ params: (await keysChannel()).message, body: { content: 'Hello' } }),
  'product.deleteMessage': async () => asKey({ params: (await keysChannel()).message }),
  'product.linkIdentity': async () => {
    const { token } = await guestWithMessage();
    return asKey({ body: { session_token: token, external_user_id: newId() } });
  },
};

const changing = allRoutes.filter(({ method }) => method !== 'GET');

it('performs or excuses every route that changes something, and no others', () => {
  const known = [...Object.keys(acts), ...Object.keys(excused)];
  expect(known.toSorted()).toEqual(changing.map(({ id }) => id).toSorted());
});

const routeOf = (id: string): Route => {
  const route = changing.find((one) => one.id === id);
  if (!route) throw new Error(`There is no route ${id}`);
  return route;
};

/** What every table holds, but for the log, and for what jobs and relays change by themselves. */
async function everything(): Promise<unknown[]> {
  const tables = await asAdmin<{ name: string }>(
    database.adminUrl,
    `select oid::regclass::text as name from pg_class
     where relnamespace = 'iris'::regnamespace and relkind = 'r' and relname not in ('audit_log', 'outbox') order by 1`,
  );
  const rowsOf = ({ name }: { name: string }) =>
    `select '${name}' as name, array_agg(row::text order by row::text) as rows
     from (select to_jsonb(t) - 'mail_token_hash' - 'last_used_at' as row from ${name} t) rows`;
  return asAdmin(database.adminUrl, tables.map(rowsOf).join(' union all '));
}

/** Runs while the log takes no row. */
async function whileLogRefuses<T>(run: () => Promise<T>): Promise<T> {
  await asAdmin(
    database.adminUrl,
    `create function iris.refuse() returns trigger language plpgsql as $$ begin raise 'the log is full'; end $$;
     create trigger refuse before insert on iris.audit_log execute function iris.refuse()`,
  );
  try {
    return await run();
  } finally {
    await asAdmin(database.adminUrl, 'drop function iris.refuse cascade');
  }
}

describe.each(Object.entries(acts))('%s', (id, act) => {
  it('leaves a row of its own request, in the name of somebody', async () => {
    const { headers } = await api.ok(routeOf(id), await act());
    const rows = await asAdmin<{ actor_id: string | null }>(
      database.adminUrl,
      'select actor_id from iris.audit_log where request_id = $1',
      [headers.get('x-request-id')],
    );
    expect(rows).not.toEqual([]);
    expect(rows.map(({ actor_id }) => actor_id)).not.toContain(null);
  });

  it('changes nothing where that row can not be written', async () => {
    const input = await act();
    const before = await everything();
    const { body } = await whileLogRefuses(() => api.refused(routeOf(id), input));
    expect(body.error.code).toBe('internal');
    expect(await everything()).toEqual(before);
  });
});
