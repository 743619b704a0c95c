import { type Draft, routes } from '@iris/contract';
import {
  apiClient,
  createDatabase,
  createGuest,
  createWorkspace,
  startCoreApi,
  type TestCoreApi,
  type TestDatabase,
  type Workspace,
} from '@iris/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import * as fake from './support/fake-model.ts';

// The whole of core-api with a fake of a model behind it: a real HTTP server that thinks nothing.

// A model may take its time: 10 s, before it is given up.
vi.setConfig({ testTimeout: 90_000 });

let database: TestDatabase;
let model: fake.FakeModel;
let owner: Workspace;

beforeAll(async () => {
  database = await createDatabase();
  model = await fake.startFakeModel();
});
afterAll(async () => {
  await model.stop();
  await database.drop();
});

const key = 'the-key-of-the-model';
const article = { title: 'Refunds', content: 'We refund what comes back within 14 days.' };

/** Runs with a core-api that was never let down by the model yet. */
async function withCoreApi(run: (core: TestCoreApi) => Promise<void>): Promise<void> {
  const env = { IRIS_LLM_URL: model.url, IRIS_LLM_MODEL: 'small', IRIS_LLM_KEY: key };
  const core = await startCoreApi({ databaseUrl: database.appUrl, env });
  try {
    owner = await createWorkspace(core.url);
    await apiClient(core.url).ok(routes.articles.create, { token: owner.token, body: article });
    await run(core);
    expect(core.logs()).not.toContain(key);
    expect(core.logs()).not.toContain(secretWords);
  } finally {
    expect(await core.stop()).toBe(0);
  }
}

const secretWords = 'Xanthippe wants her money';

const allow = (core: TestCoreApi, isAllowed = true) =>
  apiClient(core.url).ok(routes.drafts.replaceSettings, {
    token: owner.token,
    body: { external_model: isAllowed },
  });

/** Asks as a new guest, and waits for the draft that the job makes. */
async function drafted(core: TestCoreApi, content = `${secretWords} back.`): Promise<Draft> {
  const api = apiClient(core.url);
  const guest = await createGuest(core.url, owner.tenantId, {
    display_name: 'Socrates',
    email: 'socrates@example.com',
  });
  const params = { id: guest.chat.channel_id };
  await api.ok(routes.messages.post, { token: guest.token, params, body: { content } });
  const read = async () => (await api.ok(routes.drafts.get, { token: owner.token, params })).body.data;
  await expect.poll(read, { timeout: 25_000 }).not.toBeNull();
  const draft = await read();
  if (!draft) throw new Error('The draft went away');
  return draft;
}

const quoted = { content: article.content, engine: 'embedded', status: 'ready' };

beforeEach(() => model.behave(fake.says('Send it back within 14 days.')));

describe('an outside model', () => {
  it('is sent nothing at all for a tenant that did not switch it on', () =>
    withCoreApi(async (core) => {
      const before = model.requests.length;
      expect(await drafted(core)).toMatchObject(quoted);
      await allow(core);
      await allow(core, false);
      expect(await drafted(core)).toMatchObject(quoted);
      expect(model.requests).toHaveLength(before);
    }));

  it('is told to administrators by its name and its times, and nothing else of it', () =>
    withCoreApi(async (core) => {
      const told = { name: 'small', time_limit_ms: 10_000, rest_ms: 30_000 };
      const { body } = await allow(core);
      expect(body.data).toEqual({ external_model: true, model: told });
      const settings = await apiClient(core.url).ok(routes.drafts.settings, { token: owner.token });
      expect(settings.body.data).toEqual({ external_model: true, model: told });
    }));

  it('words the draft from what was found, for a tenant that did, and the draft says so', () =>
    withCoreApi(async (core) => {
      await allow(core);
      expect(await drafted(core)).toMatchObject({
        content: 'Send it back within 14 days.',
        engine: 'model',
        sources: [{ kind: 'article', title: 'Refunds' }],
      });
      const { body } = model.requests.at(-1) ?? {};
      const sent = body?.messages.map(({ content }) => content).join('\n');
      expect(sent).toContain(article.content);
      expect(sent).toContain(secretWords);
      expect(sent).not.toMatch(/Socrates|socrates@example/);
    }));

  it('may say that the sources hold no answer: then there is no draft', () =>
    withCoreApi(async (core) => {
      await allow(core);
      model.behave(fake.says('NOTHING'));
      const api = apiClient(core.url);
      const guest = await createGuest(core.url, owner.tenantId);
      const params = { id: guest.chat.channel_id };
      const body = { content: 'Can I get a refund?' };
      await api.ok(routes.messages.post, { token: guest.token, params, body });
      const made = await api.ok(routes.drafts.create, { token: owner.token, params });
      expect(made.body.data).toBeNull();
    }));

  it('is not asked where nothing was found', () =>
    withCoreApi(async (core) => {
      await allow(core);
      const before = model.requests.length;
      const guest = await createGuest(core.url, owner.tenantId);
      const params = { id: guest.chat.channel_id };
      const api = apiClient(core.url);
      const body = { content: 'Do you sell submarines?' };
      await api.ok(routes.messages.post, { token: guest.token, params, body });
      expect((await api.ok(routes.drafts.create, { token: owner.token, params })).body.data).toBeNull();
      expect(model.requests).toHaveLength(before);
    }));

  it.each([
    ['fails', fake.fails],
    ['stays silent', fake.staysSilent],
    ['breaks off', fake.breaksOff],
    ['never ends', fake.neverEnds],
    ['says nonsense', fake.saysNonsense],
    ['says nothing', fake.says(' ')],
  ])('that %s is left alone for a while, and the draft is quoted without it, and says so', (_, behaviour) =>
    withCoreApi(async (core) => {
      await allow(core);
      model.behave(behaviour);
      const before = model.requests.length;
      expect(await drafted(core)).toMatchObject(quoted);
      expect(model.requests).toHaveLength(before + 1);
      expect(await drafted(core)).toMatchObject(quoted);
      expect(model.requests).toHaveLength(before + 1);
    }),
  );

  it('never keeps the service from stopping', () =>
    withCoreApi(async (core) => {
      await allow(core);
      model.behave(fake.staysSilent);
      const before = model.requests.length;
      const guest = await createGuest(core.url, owner.tenantId);
      const params = { id: guest.chat.channel_id };
      const body = { content: 'Can I get a refund?' };
      await apiClient(core.url).ok(routes.messages.post, { token: guest.token, params, body });
      await expect.poll(() => model.requests.length, { timeout: 20_000 }).toBe(before + 1);
      const since = Date.now();
      expect(await core.stop()).toBe(0);
      expect(Date.now() - since).toBeLessThan(8_000);
      await core.restart();
    }));
});
