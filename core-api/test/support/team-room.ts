import { type ChatSession, type Message, type Note, type QueueRow, routes } from '@iris/contract';
import {
  type ApiClient,
  apiClient,
  createDatabase,
  createGuest,
  createWorkspace,
  startCoreApi,
  type TestCoreApi,
  type TestDatabase,
  type Workspace,
} from '@iris/testkit';

/** A running core-api with a workspace, and the acts that the tests of its queue are made of. */
export interface TeamRoom {
  readonly database: TestDatabase;
  readonly core: TestCoreApi;
  readonly api: ApiClient;
  readonly owner: Workspace;
  /** A guest who has written each of the words, in order. */
  guestWho(says: readonly string[], form?: { display_name?: string; email?: string }): Promise<ChatSession>;
  /** Posts as whoever's token it is; the owner unless told otherwise. */
  say(guest: ChatSession, content: string, token?: string): Promise<Message>;
  note(guest: ChatSession, content: string): Promise<Note>;
  tag(guest: ChatSession, ...tags: string[]): Promise<QueueRow>;
  assign(guest: ChatSession, userId: string | null): Promise<QueueRow>;
  archive(guest: ChatSession): Promise<void>;
  row(guest: ChatSession): Promise<QueueRow>;
  queue(query?: Record<string, string | number>, token?: string): Promise<QueueRow[]>;
  leave(): Promise<void>;
}

export async function openTeamRoom(): Promise<TeamRoom> {
  const database = await createDatabase();
  const core = await startCoreApi({ databaseUrl: database.appUrl });
  const api = apiClient(core.url);
  const owner = await createWorkspace(core.url);
  const { token } = owner;
  const at = ({ chat }: ChatSession) => ({ token, params: { id: chat.channel_id } });
  const say: TeamRoom['say'] = async (guest, content, speaker = token) =>
    (await api.ok(routes.messages.post, { ...at(guest), token: speaker, body: { content } })).body.data;
  return {
    database,
    core,
    api,
    owner,
    say,
    async guestWho(says, form) {
      const guest = await createGuest(core.url, owner.tenantId, form);
      for (const words of says) await say(guest, words, guest.token);
      return guest;
    },
    note: async (guest, content) =>
      (await api.ok(routes.notes.create, { ...at(guest), body: { content } })).body.data,
    tag: async (guest, ...tags) =>
      (await api.ok(routes.queue.setTags, { ...at(guest), body: { tags } })).body.data,
    assign: async (guest, user_id) =>
      (await api.ok(routes.queue.assign, { ...at(guest), body: { user_id } })).body.data,
    archive: async (guest) => void (await api.ok(routes.channels.archive, at(guest))),
    row: async (guest) => (await api.ok(routes.queue.get, at(guest))).body.data,
    queue: async (query = {}, reader = token) =>
      (await api.ok(routes.queue.list, { token: reader, query })).body.data,
    async leave() {
      await core.stop();
      await database.drop();
    },
  };
}
