import { type ChannelId, type Message, routes } from '@iris/contract';
import { apiClient, type RunningProduct, type Workspace } from '@iris/testkit';
import { expect } from 'vitest';

/** The workspace's owner, answering over the API: for journeys in which the operator's screen plays no part. */
export interface Team {
  /** Waits until exactly one visitor has written, and gives that conversation. */
  room(): Promise<ChannelId>;
  /** How many conversations the workspace has, silent ones too. */
  channelCount(): Promise<number>;
  answer(channelId: ChannelId, content: string, contentType?: 'text' | 'markdown'): Promise<Message>;
  /** Everything that was said, oldest first. */
  messages(channelId: ChannelId): Promise<readonly Message[]>;
  /** How far the visitor of a room has read. */
  readByVisitor(channelId: ChannelId): Promise<number>;
  /** Which origins may embed the widget, from now on. */
  allowOrigins(origins: readonly string[]): Promise<void>;
}

export function teamOf(product: RunningProduct, { token }: Workspace): Team {
  const api = apiClient(product.coreApi.url);
  const channels = async () => (await api.ok(routes.channels.list, { token })).body.data;
  const rooms = async () => (await channels()).filter(({ last_message }) => last_message !== null);
  return {
    async room() {
      const [room] = await expect
        .poll(rooms, { message: 'one room with a message' })
        .toHaveLength(1)
        .then(rooms);
      if (room === undefined) throw new Error('The room went away');
      return room.id;
    },
    channelCount: async () => (await channels()).length,
    async answer(channelId, content, contentType = 'text') {
      const input = { token, params: { id: channelId }, body: { content, content_type: contentType } };
      return (await api.ok(routes.messages.post, input)).body.data;
    },
    async messages(channelId) {
      const input = { token, params: { id: channelId }, query: { after_seq: 0, limit: 100 } };
      return (await api.ok(routes.messages.list, input)).body.data;
    },
    async readByVisitor(channelId) {
      const { body } = await api.ok(routes.channels.members, { token, params: { id: channelId } });
      const visitor = body.data.find(({ kind }) => kind === 'guest' || kind === 'user');
      return visitor?.last_read_seq ?? 0;
    },
    async allowOrigins(origins) {
      await api.ok(routes.widgetConfig.replace, { token, body: { allowed_origins: origins } });
    },
  };
}
