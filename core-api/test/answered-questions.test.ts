import { type GuestSession, isId, routes } from '@iris/contract';
import { newId } from '@iris/kit';
import {
  type ApiClient,
  apiClient,
  createDatabase,
  createGuest,
  createKey,
  createWorkspace,
  startCoreApi,
  type TestCoreApi,
  type TestDatabase,
  type Workspace,
} from '@iris/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDb, type Db } from '../src/db/pool.ts';
import { learnAnswers } from '../src/drafts/answers/learn-answers.ts';
import { asAdmin } from './support/databases.ts';
import { silentLog } from './support/service-parts.ts';

let database: TestDatabase;
let core: TestCoreApi;
let api: ApiClient;
let db: Db;
let owner: Workspace;
let guest: GuestSession;

beforeAll(async () => {
  database = await createDatabase();
  core = await startCoreApi({ databaseUrl: database.appUrl });
  api = apiClient(core.url);
  db = createDb({ url: database.appUrl, log: silentLog });
});
beforeEach(async () => {
  owner = await createWorkspace(core.url);
  guest = await createGuest(core.url, owner.tenantId, { display_name: 'Greta Garbo' });
});
afterAll(async () => {
  await db.end();
  await core.stop();
  await database.drop();
});

const question = 'Which gears fit an old road bike?';
const general = 'Seven gears fit every road bike made since 1990, without any tools.';

async function say(token: string, content: string) {
  const input = { token, params: { id: guest.chat.channel_id }, body: { content } };
  return (await api.ok(routes.messages.post, input)).body.data;
}

/** What was learned from the guest's channel. */
async function learned(): Promise<unknown[]> {
  const { tenantId } = owner;
  const { channel_id } = guest.chat;
  if (!isId<'tenant'>(tenantId)) throw new Error('no id');
  await learnAnswers(db, tenantId, channel_id);
  return asAdmin(
    database.adminUrl,
    `select q.content as question, a.content as answer from iris.answered_questions k
     join iris.messages q on q.id = k.question_id join iris.messages a on a.id = k.answer_id
     where k.tenant_id = $1`,
    [tenantId],
  );
}

/** The draft for the same question of somebody else. */
async function draftForSomebodyElse(content = question) {
  const other = await createGuest(core.url, owner.tenantId);
  const params = { id: other.chat.channel_id };
  await api.ok(routes.messages.post, { token: other.token, params, body: { content } });
  return (await api.ok(routes.drafts.create, { token: owner.token, params })).body.data;
}

describe('an answered question', () => {
  it('is learned once its channel is quiet, and answers the next one who asks', async () => {
    await say(guest.token, question);
    const answer = await say(owner.token, general);
    const kept = () =>
      asAdmin(database.adminUrl, 'select answer_id from iris.answered_questions where tenant_id = $1', [
        owner.tenantId,
      ]);
    await expect.poll(kept, { timeout: 25_000 }).toEqual([{ answer_id: answer.id }]);
    expect(await draftForSomebodyElse('what gears would fit my old road bike??')).toMatchObject({
      content: general,
      sources: [{ kind: 'answer', id: answer.id, title: question }],
    });
  });

  it('makes work only once somebody answered', async () => {
    const untold = () =>
      asAdmin(database.adminUrl, 'select from iris.outbox where tenant_id = $1', [owner.tenantId]);
    const jobs = () =>
      asAdmin(
        database.adminUrl,
        `select from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
         where t.identifier = 'learn-answers' and j.payload->>'channel_id' = $1`,
        [guest.chat.channel_id],
      );
    await say(guest.token, question);
    await expect.poll(untold).toEqual([]);
    expect(await jobs()).toEqual([]);
    await say(owner.token, general);
    await expect.poll(untold).toEqual([]);
    expect(await jobs()).toHaveLength(1);
  });

  it('is the longest thing that was said right before the answer, learned once', async () => {
    await say(guest.token, 'Hi there');
    await say(guest.token, question);
    await say(guest.token, 'Thanks');
    await say(owner.token, general);
    await say(owner.token, 'This second answer to nothing is no answer.');
    await learned();
    expect(await learned()).toEqual([{ question, answer: general }]);
  });

  it('is forgotten with either message, and learned anew when one is edited', async () => {
    const asked = await say(guest.token, question);
    const answered = await say(owner.token, general);
    expect(await learned()).toHaveLength(1);
    const own = { token: owner.token, params: { id: answered.id } };
    await api.ok(routes.messages.edit, { ...own, body: { content: `${general} Really.` } });
    const left = 'select from iris.answered_questions where tenant_id = $1';
    expect(await asAdmin(database.adminUrl, left, [owner.tenantId])).toEqual([]);
    expect(await learned()).toEqual([{ question, answer: `${general} Really.` }]);
    await api.ok(routes.messages.delete, { token: guest.token, params: { id: asked.id } });
    expect(await asAdmin(database.adminUrl, left, [owner.tenantId])).toEqual([]);
    expect(await draftForSomebodyElse()).toBeNull();
  });

  it('is not proposed in the channel it comes from, nor in another workspace', async () => {
    await say(guest.token, question);
    await say(owner.token, general);
    await learned();
    await say(guest.token, question);
    const params = { id: guest.chat.channel_id };
    expect((await api.ok(routes.drafts.create, { token: owner.token, params })).body.data).toBeNull();
    expect(await draftForSomebodyElse()).not.toBeNull();
    owner = await createWorkspace(core.url);
    expect(await draftForSomebodyElse()).toBeNull();
  });
});

describe('nothing is learned from an answer', () => {
  it.each([
    ['with an e-mail address', 'Write to greta@example.com and they will help.'],
    ['with a telephone number', 'Call the workshop at 030 / 12 34 56 any morning.'],
    ['with an order number', 'The one with the number 4711-0815 fits every bike.'],
    ['with a code', 'The voucher BIKE2030 takes ten percent off every gear.'],
    ["with the end user's name", 'Seven gears fit every bike, Greta, without any tools.'],
    ["with the end user's name in a sentence", 'Seven gears fit every bike that garbo rides.'],
    ["with a colleague's name", 'Seven gears fit every bike.\nBest, Olivia'],
    ['that greets somebody by name', 'Hi Anna, seven gears fit every road bike.'],
    ['that thanks somebody by name', 'Thanks Peter! Seven gears fit every road bike.'],
    ['that greets somebody by name in German', 'Liebe Frau Schmidt, sieben Gänge passen an jedes Rad.'],
    ['with a link of its own', 'Here you are: https://bikes.example/order?id=a1b2'],
    ['about what was done for one', 'I have put seven gears onto it, come by any morning.'],
    ['about what was done for one, in German', 'Das habe ich gerade für Sie gebucht, bis Montag dann.'],
    ['about how one case stands', 'Your bike order has left us on Monday morning.'],
    ['that asks back', 'Which kind of road bike is it that these gears shall fit?'],
    ['that says next to nothing', 'Seven gears.'],
  ])('%s', async (_, answer) => {
    await say(guest.token, question);
    await say(owner.token, answer);
    expect(await learned()).toEqual([]);
  });

  it.each([
    ['that names its author', 'My name is Anna, which gears fit an old road bike?'],
    ['with a number of theirs', 'My order 47110815: which gears fit an old road bike?'],
  ])('to a question %s', async (_, asked) => {
    await say(guest.token, asked);
    await say(owner.token, general);
    expect(await learned()).toEqual([]);
  });

  it('that a program gave, or that follows nothing', async () => {
    const key = await createKey(core.url, owner.token);
    const made = await api.ok(routes.product.startSession, {
      token: key.secret,
      body: { external_user_id: newId() },
    });
    guest = { ...guest, ...made.body.data };
    await say(owner.token, general);
    await say(guest.token, question);
    await api.ok(routes.product.postMessage, {
      token: key.secret,
      params: { id: guest.chat.channel_id },
      body: { content: general },
    });
    expect(await learned()).toEqual([]);
  });
});

it.each([
  'Hello! Seven gears fit every road bike.',
  'Hi there, seven gears fit every road bike.',
  'Thanks for asking! Seven gears fit every road bike made since 1990.',
  'Guten Tag, sieben Gänge passen an jedes Rennrad, für 19,90 Euro in 14 Tagen.',
  'We refund it within 30 days. See https://bikes.example/refunds',
])('what anybody could be told is learned: %s', async (answer) => {
  await say(guest.token, question);
  await say(owner.token, answer);
  expect(await learned()).toEqual([{ question, answer }]);
});

it('keeps the newest 2,000 a workspace', async () => {
  const other = await createGuest(core.url, owner.tenantId);
  await asAdmin(
    database.adminUrl,
    `with said as (
       insert into iris.messages (tenant_id, channel_id, seq, id, sender_id, sender_kind, content, content_type, commitment)
       select $1, $2, 10 + n, iris.new_id(), $3, 'guest', 'old', 'text', '' from generate_series(1, 2001) n
       returning id)
     insert into iris.answered_questions (tenant_id, answer_id, question_id, words)
     select $1, id, id, '' from said`,
    [owner.tenantId, other.chat.channel_id, other.session.user_id],
  );
  await say(guest.token, question);
  await say(owner.token, general);
  expect(await learned()).toContainEqual({ question, answer: general });
  const count = 'select count(*)::integer from iris.answered_questions where tenant_id = $1';
  expect(await asAdmin(database.adminUrl, count, [owner.tenantId])).toEqual([{ count: 2_000 }]);
});
