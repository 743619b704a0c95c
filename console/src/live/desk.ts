import type { ChannelId, Message, UserId } from '@iris/contract';
import type { ConsoleEvent } from '../state/console-event.ts';
import type { CannedApi } from './canned-api.ts';
import type { QueueApi } from './queue-api.ts';

/** What an operator does with a room beyond answering in it. What may fail throws an `IrisProblem`. */
export interface Desk {
  /** Null: nobody answers there any more. */
  assign(channelId: ChannelId, userId: UserId | null): Promise<void>;
  setTags(channelId: ChannelId, tags: readonly string[]): Promise<void>;
  addNote(channelId: ChannelId, content: string): Promise<void>;
  editMessage(message: Message, content: string): Promise<void>;
  deleteMessage(message: Message): Promise<void>;
  /** Whom a room can be given to now. */
  loadAssignees(): Promise<void>;
  /** Which tags are in use now; a failure leaves them as they were. */
  loadTags(): Promise<void>;
  /** Which canned replies there are now; a failure leaves them as they were. */
  loadCannedReplies(): Promise<void>;
}

export function createDesk(
  api: QueueApi & CannedApi,
  now: () => number,
  dispatch: (event: ConsoleEvent) => void,
): Desk {
  return {
    assign: async (channelId, userId) =>
      dispatch({ type: 'room', room: await api.assign(channelId, userId) }),
    setTags: async (channelId, tags) => dispatch({ type: 'room', room: await api.setTags(channelId, tags) }),
    addNote: async (channelId, content) =>
      dispatch({ type: 'note', channelId, note: await api.addNote(channelId, content) }),
    editMessage: async ({ id }, content) =>
      dispatch({ type: 'message-changed', message: await api.editMessage(id, content) }),
    deleteMessage: async (message) => {
      await api.deleteMessage(message.id);
      const deleted_at = new Date(now()).toISOString();
      dispatch({ type: 'message-changed', message: { ...message, content: null, deleted_at } });
    },
    loadAssignees: async () => {
      dispatch({ type: 'assignees-loading' });
      try {
        dispatch({ type: 'assignees', members: await api.assignees() });
      } catch (problem) {
        dispatch({ type: 'assignees-failed', problem });
      }
    },
    loadTags: async () => {
      try {
        dispatch({ type: 'tags-in-use', tags: await api.tagsInUse() });
      } catch {
        // One can go on typing; what is offered is only a help.
      }
    },
    loadCannedReplies: async () => {
      try {
        dispatch({ type: 'canned-replies', replies: await api.cannedReplies() });
      } catch {
        // As with the tags.
      }
    },
  };
}
