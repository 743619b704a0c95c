import { type Draft, type GuestSession, routes } from '@iris/contract';
import { newId } from '@iris/kit';
import {
  type ApiClient,
  apiClient,
  createDatabase,
  createGuest,
  createTeamMember,
  createWorkspace,
  type SocketClient,
  socketClient,
  startCoreApi,
  type TestCoreApi,
  type TestDatabase,
  type Workspace,
} from '@iris/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { asAdmin } from './support/databases.ts';

const { get, create, dismiss } = routes.drafts;

let database: TestDatabase;
let core: TestCoreApi;
let api: ApiClient;
let owner: Workspace;
let guest: GuestSession;
let socket: SocketClient;

beforeAll(async () => {
  database = await createDatabase();
  core = await startCoreApi({ databaseUrl: database.appUrl });
  api = apiClient(core.url);
});
beforeEach(async () => {
  owner = await createWorkspace(core.url);
  for (const body of library) await api.ok(routes.articles.create, { token: owner.token, body });
  guest = await createGuest(core.url, owner.tenantId);
  socket = socketClient(core.url, owner.token);
  await socket.next('hello');
});
afterAll(async () => {
  await core.stop();
  await database.drop();
});

const library = [
  {
    title: 'Refunds',
    content: 'We refund what comes back within 14 days. The amount goes to the card you paid with.',
  },
  { title: 'Opening hours', content: 'Our shop is open from Monday to Friday.' },
  { title: 'Delivery', content: 'Parcels arrive within three working days.' },
];
const [refunds] = library;

const inChannel = () => ({ params: { id: guest.chat.channel_id } });
const asOwner = (input: object = {}) => ({ token: owner.token, ...inChannel(), ...input });
const refusal = async (...args: Parameters<ApiClient['refused']>) => (await api.refused(...args)).body.error;

async function ask(content: string) {
  const input = { token: guest.token, ...inChannel(), body: { content } };
  return (await api.ok(routes.messages.post, input)).body.data;
}
const answer = async (body: object, token = owner.token) =>
  (await api.ok(routes.messages.post, { token, ...inChannel(), body })).body.data;
const read = async () => (await api.ok(get, asOwner())).body.data;

/** Asks, and waits for the draft that the job makes. */
async function drafted(content = 'How do I get my money back?'): Promise<Draft> {
  const message = await ask(content);
  const { payload } = await socket.next('draft.ready');
  expect(payload.message_id).toBe(message.id);
  return payload;
}

describe('a draft', () => {
  it('is made as soon as an end user has written, and told to the team', async () => {
    const message = await ask('How do I get my money back?');
    const { payload } = await socket.next('draft.ready');
    expect(payload).toEqual({
      id: expect.any(String),
      channel_id: guest.chat.channel_id,
      message_id: message.id,
      content: refunds?.content,
      sources: [{ kind: 'article', id: expect.any(String), title: 'Refunds' }],
      engine: 'embedded',
      status: 'ready',
      created_at: expect.any(String),
    });
    expect(await read()).toEqual(payload);
  });

  it('is shown by the queue for as long as it is ready, and the queue tells when it comes and goes', async () => {
    const shown = async () => (await api.ok(routes.queue.get, asOwner())).body.data.draft;
    const told = (draft: Draft | null) =>
      socket.waitFor(
        ({ type, payload }) =>
          type === 'queue.updated' && (payload.draft?.id ?? null) === (draft?.id ?? null),
      );
    await ask('How do I get my money back?');
    await told(null);
    const { payload: draft } = await socket.next('draft.ready');
    expect(await told(draft)).toMatchObject({ payload: { channel_id: guest.chat.channel_id, draft } });
    expect(await shown()).toEqual(draft);
    const { body } = await api.ok(routes.queue.list, { token: owner.token });
    expect(body.data).toMatchObject([{ draft }]);
    await answer({ content: draft.content, draft_id: draft.id });
    expect(await told(null)).toMatchObject({ payload: { waiting_since: null } });
    expect(await shown()).toBeNull();
  });

  it('is heard of by no end user', async () => {
    const theirs = socketClient(core.url, guest.token);
    await theirs.next('hello');
    await drafted();
    await api.ok(dismiss, asOwner());
    await socket.next('draft.updated');
    theirs.send({ type: 'heartbeat', payload: {} });
    await theirs.next('pong');
    expect(theirs.frames.filter(({ type }) => type.startsWith('draft.'))).toEqual([]);
    expect((await refusal(get, { token: guest.token, ...inChannel() })).code).toBe('forbidden');
  });

  it('is null where none was made, and none is made where there is nothing good to say', async () => {
    expect(await read()).toBeNull();
    await ask('Do you sell submarines?');
    const { body } = await api.ok(create, asOwner());
    expect(body.data).toBeNull();
    expect(await read()).toBeNull();
  });

  it('is overtaken by what is said next, by whomever', async () => {
    const first = await drafted();
    await ask('And when is your shop open?');
    const { payload } = await socket.next('draft.updated');
    expect(payload).toEqual({ ...first, status: 'dismissed' });
    const second = (await socket.next('draft.ready')).payload;
    expect(second.content).toContain('Monday to Friday');
    await answer({ content: 'From Monday on!' });
    expect((await socket.next('draft.updated')).payload).toEqual({ ...second, status: 'dismissed' });
  });

  it('is made anew when what it answers is edited, and put away when that is deleted', async () => {
    const { message_id } = await drafted();
    const own = { token: guest.token, params: { id: message_id } };
    await api.ok(routes.messages.edit, { ...own, body: { content: 'When is your shop open?' } });
    expect((await socket.next('draft.ready')).payload).toMatchObject({
      message_id,
      content: expect.stringContaining('Monday'),
    });
    await api.ok(routes.messages.delete, own);
    await socket.waitFor(
      (frame) => frame.type === 'draft.updated' && frame.payload.content.includes('Monday'),
    );
    expect(await read()).toMatchObject({ status: 'dismissed' });
  });

  it('is made once, however often and by however many jobs', async () => {
    await Promise.all([ask('How do I get my money back?'), ask('I paid by card')]);
    await socket.next('draft.ready');
    await asAdmin(
      database.adminUrl,
      `select graphile_worker.add_job('draft-reply', json_build_object('tenant_id', $1::uuid, 'channel_id', $2::uuid))
       from generate_series(1, 5)`,
      [owner.tenantId, guest.chat.channel_id],
    );
    const waiting = `select from graphile_worker.jobs where task_identifier = 'draft-reply'`;
    await expect.poll(() => asAdmin(database.adminUrl, waiting), { timeout: 20_000 }).toEqual([]);
    const made = 'select status from iris.drafts where channel_id = $1';
    const drafts = await asAdmin(database.adminUrl, made, [guest.chat.channel_id]);
    expect(drafts.filter(({ status }) => status === 'ready')).toHaveLength(1);
    expect(drafts.length).toBeLessThanOrEqual(2);
  });

  it('is not made for an archived channel, and none can be asked for', async () => {
    await api.ok(routes.channels.archive, asOwner());
    expect((await refusal(create, asOwner())).code).toBe('channel_archived');
  });

  it('is put away when its channel is archived', async () => {
    const draft = await drafted();
    await api.ok(routes.channels.archive, asOwner());
    expect((await socket.next('draft.updated')).payload).toEqual({ ...draft, status: 'dismissed' });
  });
});

describe('asking for another draft', () => {
  it('dismisses the one before and proposes nothing again', async () => {
    const first = await drafted('Do I get a refund? And when is your shop open?');
    const { body } = await api.ok(create, asOwner());
    expect(body.data?.content).not.toBe(first.content);
    expect((await socket.next('draft.updated')).payload).toEqual({ ...first, status: 'dismissed' });
    expect((await socket.next('draft.ready')).payload).toEqual(body.data);
    expect((await api.ok(create, asOwner())).body.data).toBeNull();
    expect(await read()).toEqual({ ...body.data, status: 'dismissed' });
  });

  it('is for who may answer, in a channel that is there', async () => {
    const viewer = await createTeamMember(core.url, owner, 'viewer');
    const operator = await createTeamMember(core.url, owner, 'operator');
    await ask('How do I get my money back?');
    for (const route of [create, dismiss]) {
      expect((await refusal(route, { ...asOwner(), token: viewer.token })).code).toBe('forbidden');
      expect((await refusal(route, { ...asOwner(), params: { id: newId() } })).code).toBe('not_found');
    }
    await api.ok(create, { ...asOwner(), token: operator.token });
    await api.ok(get, { ...asOwner(), token: viewer.token });
  });
});

describe('dismissing', () => {
  it('puts the draft away for good: nothing makes it again but somebody', async () => {
    const draft = await drafted();
    const { body } = await api.ok(dismiss, asOwner());
    expect(body.data).toEqual({ ...draft, status: 'dismissed' });
    expect((await api.ok(dismiss, asOwner())).body).toEqual(body);
    expect(await read()).toEqual(body.data);
  });

  it('changes nothing where no draft is ready', async () => {
    expect((await api.ok(dismiss, asOwner())).body.data).toBeNull();
  });
});

describe('a message with a draft_id', () => {
  it('records that the draft was sent as it was, whatever spaces stand around it', async () => {
    const draft = await drafted();
    await answer({ content: `  ${draft.content}\n`, draft_id: draft.id });
    expect((await socket.next('draft.updated')).payload).toEqual({ ...draft, status: 'sent' });
    expect(await read()).toEqual({ ...draft, status: 'sent' });
  });

  it('records that it was edited', async () => {
    const draft = await drafted();
    const message = await answer({ content: `${draft.content} Best wishes!`, draft_id: draft.id });
    expect(await read()).toEqual({ ...draft, status: 'edited' });
    const { body } = await api.ok(routes.audit.list, {
      token: owner.token,
      query: { action: 'draft.edited' },
    });
    expect(body.data).toMatchObject([
      {
        actor: { id: owner.user.id },
        target: { type: 'draft', id: draft.id },
        details: { channel_id: guest.chat.channel_id, message_id: message.id, engine: 'embedded' },
      },
    ]);
  });

  it('may use a draft that was overtaken meanwhile: nobody loses what they were writing', async () => {
    const draft = await drafted();
    await ask('Hello? Is your shop open?');
    await socket.next('draft.updated');
    await answer({ content: draft.content, draft_id: draft.id });
    const used = 'select status from iris.drafts where id = $1';
    expect(await asAdmin(database.adminUrl, used, [draft.id])).toEqual([{ status: 'sent' }]);
  });

  it('uses a draft once; sent again under its own name it is the same message', async () => {
    const draft = await drafted();
    const body = { content: draft.content, draft_id: draft.id, client_message_id: 'once' };
    const message = await answer(body);
    expect(await answer(body)).toEqual(message);
    const error = await refusal(
      routes.messages.post,
      asOwner({ body: { ...body, client_message_id: 'twice' } }),
    );
    expect(error).toMatchObject({ code: 'conflict', message: 'This draft was used already.' });
    const { body: page } = await api.ok(routes.messages.list, asOwner());
    expect(page.data).toHaveLength(2);
  });

  it('uses a draft once, also when two operators send it at the same moment', async () => {
    const draft = await drafted();
    const body = { content: draft.content, draft_id: draft.id };
    const answers = await Promise.all([1, 2, 3].map(() => api.call(routes.messages.post, asOwner({ body }))));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409, 409]);
  });

  it.each([
    ['that nobody knows', async () => newId()],
    [
      'of another channel',
      async (draft: Draft) => {
        guest = await createGuest(core.url, owner.tenantId);
        return draft.id;
      },
    ],
    ['that is no id', async () => 'none'],
  ])('is refused for a draft %s, and changes nothing', async (_, other) => {
    const draft = await drafted();
    const draft_id = await other(draft);
    const before = (await api.ok(routes.messages.list, asOwner())).body;
    const error = await refusal(routes.messages.post, asOwner({ body: { content: 'Hello', draft_id } }));
    expect(error.code).toBe('not_found');
    expect((await api.ok(routes.messages.list, asOwner())).body).toEqual(before);
    expect(
      await asAdmin(database.adminUrl, 'select status from iris.drafts where id = $1', [draft.id]),
    ).toEqual([{ status: 'ready' }]);
  });

  it("is refused of an end user's, and of a backend's", async () => {
    const draft = await drafted();
    const body = { content: draft.content, draft_id: draft.id };
    const error = await refusal(routes.messages.post, { token: guest.token, ...inChannel(), body });
    expect(error).toMatchObject({ code: 'forbidden', message: 'Only the team sends drafts.' });
    expect(routes.product.postMessage.body.properties).not.toHaveProperty('draft_id');
    expect(await read()).toEqual(draft);
  });

  it('is refused in an archived channel, and the draft is not used', async () => {
    const draft = await drafted();
    await api.ok(routes.channels.archive, asOwner());
    const body = { content: draft.content, draft_id: draft.id };
    expect((await refusal(routes.messages.post, asOwner({ body }))).code).toBe('channel_archived');
    expect((await socket.next('draft.updated')).payload).toEqual({ ...draft, status: 'dismissed' });
  });
});

it('what a draft is made from may be deleted: it keeps its text', async () => {
  const draft = await drafted();
  for (const source of draft.sources)
    await api.ok(routes.articles.delete, { token: owner.token, params: { article_id: source.id } });
  expect(await read()).toEqual(draft);
});

it('canned replies are proposed too', async () => {
  const body = { shortcut: 'gift-cards', content: 'Gift cards are valid for three years.' };
  await api.ok(routes.cannedReplies.create, { token: owner.token, body });
  const draft = await drafted('How long are gift cards valid?');
  expect(draft).toMatchObject({
    content: body.content,
    sources: [{ kind: 'canned_reply', title: 'gift-cards' }],
  });
});

describe('the draft settings', () => {
  const { settings, replaceSettings } = routes.drafts;

  it('are off to begin with, and switched by administrators alone', async () => {
    const { token } = owner;
    expect((await api.ok(settings, { token })).body.data).toEqual({ external_model: false, model: null });
    const { body } = await api.ok(replaceSettings, { token, body: { external_model: true } });
    const on = { external_model: true, model: null };
    expect(body.data).toEqual(on);
    expect((await api.ok(settings, { token })).body.data).toEqual(on);
    const operator = await createTeamMember(core.url, owner, 'operator');
    expect((await refusal(settings, { token: operator.token })).code).toBe('forbidden');
    const off = { token: operator.token, body: { external_model: false } };
    expect((await refusal(replaceSettings, off)).code).toBe('forbidden');
    const { body: log } = await api.ok(routes.audit.list, {
      token,
      query: { action: 'draft_settings.replaced' },
    });
    expect(log.data).toMatchObject([
      { details: { before: { external_model: false }, after: { external_model: true } } },
    ]);
  });

  it.each([{}, { external_model: 'yes' }, { external_model: true, model: 'x' }])(
    'refuse %j',
    async (body) => {
      expect((await refusal(replaceSettings, { token: owner.token, body })).code).toBe('validation_failed');
    },
  );
});

it('what was done with drafts is counted by day, what was overtaken is not', async () => {
  const counts = async () => {
    const { body } = await api.ok(routes.introspection.usage, { token: owner.token });
    return Object.fromEntries(body.data.map(({ metric, value }) => [metric, value]));
  };
  expect(await counts()).toMatchObject({ drafts_sent: 0, drafts_edited: 0, drafts_dismissed: 0 });
  const first = await drafted();
  await answer({ content: first.content, draft_id: first.id });
  const second = await drafted('When is your shop open?');
  await answer({ content: 'On Monday', draft_id: second.id });
  await drafted();
  await api.ok(create, asOwner());
  await drafted('When is your shop open, please?');
  await ask('Never mind!');
  await socket.waitFor(
    (frame) =>
      frame.type === 'draft.updated' &&
      frame.payload.content.includes('Monday') &&
      frame.payload.status === 'dismissed',
  );
  expect(await counts()).toMatchObject({ drafts_sent: 1, drafts_edited: 1, drafts_dismissed: 1 });
});
