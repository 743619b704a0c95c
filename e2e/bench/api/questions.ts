import { type Route, routes } from '@iris/contract';
import { apiClient, createKey, createWorkspace } from '@iris/testkit';
import type { Target } from '../harness/closed-loop.ts';

/** What a backend asks, in the order in which it is measured. */
export const questionNames = ['sessions', 'me', 'messages'] as const;
export type QuestionName = (typeof questionNames)[number];

/** Requests of one kind, and what they are answered with. */
export interface Question {
  readonly targets: Target[];
  readonly status: number;
}

/** A backend's key, and what it asks. */
export interface Backend {
  readonly tenantId: string;
  readonly keyId: string;
  readonly keyUserId: string;
  readonly questions: Readonly<Record<QuestionName, Question>>;
}

const userCount = 1_000;
/** Four times as many as are in flight: two posts rarely meet in one. */
const channelCount = 200;
const content = 'Your order has left our workshop and is on its way: it should be with you on Thursday.';

/** Makes a workspace with a key and some channels. Its users become known when their sessions are first asked for. */
export async function prepareBackend(apiUrl: string): Promise<Backend> {
  const { tenantId, token } = await createWorkspace(apiUrl);
  const { secret, key_id, user_id } = await createKey(apiUrl, token);
  const { startSession, me, postMessage } = routes.product;
  const users = Array.from({ length: userCount }, (_, index) => ({
    external_user_id: `customer-${index}`,
    display_name: `Customer ${index}`,
  }));
  const api = apiClient(apiUrl);
  const start = (body: object) => api.ok(startSession, { token: secret, body });
  const started = await Promise.all(users.slice(0, channelCount).map(start));
  const channelIds = started.map(({ body }) => body.data.chat.channel_id);
  const ask = (route: Route, body?: object, path = route.path) => targetOf(secret, route.method, path, body);
  return {
    tenantId,
    keyId: key_id,
    keyUserId: user_id,
    questions: {
      sessions: { status: 201, targets: users.map((user) => ask(startSession, user)) },
      me: { status: 200, targets: [ask(me)] },
      messages: {
        status: 201,
        targets: channelIds.map((id) => ask(postMessage, { content }, postMessage.path.replace('{id}', id))),
      },
    },
  };
}

function targetOf(secret: string, method: Route['method'], path: string, body?: object): Target {
  const authorization = `Bearer ${secret}`;
  if (!body) return { method, path, headers: { authorization } };
  const headers = { authorization, 'content-type': 'application/json' };
  return { method, path, headers, body: JSON.stringify(body) };
}
