import type {
  AssignableMember,
  ChannelId,
  Message,
  MessageId,
  Note,
  Person,
  QueueCounts,
  QueueRow,
  TagCount,
  UserId,
} from '@iris/contract';
import { dataOf, type Guard, isFields, isListOf, isMessage, nothing } from '@iris/client';
import type { Search } from '../state/found.ts';
import { filterOf, type ListKey } from '../state/list-rules.ts';
import type { Send } from './send.ts';

/** A page of a list, and where the next one begins. */
export interface PageOf<T> {
  readonly data: readonly T[];
  readonly next_cursor: string | null;
}

/** What only the team may ask and do (contract §5). Each call throws an `IrisProblem`. */
export interface QueueApi {
  /** A page of a list of rooms, in the list's order. */
  rooms(list: ListKey, cursor: string | null): Promise<PageOf<QueueRow>>;
  /** Rooms in which all words of a search stand, latest activity first. */
  find(search: Search, cursor: string | null): Promise<PageOf<QueueRow>>;
  room(channelId: ChannelId): Promise<QueueRow>;
  counts(): Promise<QueueCounts>;
  tagsInUse(): Promise<readonly TagCount[]>;
  /** Whom a room can be given to, by name. */
  assignees(): Promise<readonly AssignableMember[]>;
  /** Null: nobody answers there any more. */
  assign(channelId: ChannelId, userId: UserId | null): Promise<QueueRow>;
  setTags(channelId: ChannelId, tags: readonly string[]): Promise<QueueRow>;
  /** Newest first. */
  notes(channelId: ChannelId, cursor: string | null): Promise<PageOf<Note>>;
  addNote(channelId: ChannelId, content: string): Promise<Note>;
  person(channelId: ChannelId): Promise<Person | null>;
  editMessage(messageId: MessageId, content: string): Promise<Message>;
  deleteMessage(messageId: MessageId): Promise<void>;
}

const pageSize = 50;

export function createQueueApi(send: Send): QueueApi {
  const inChannel = (channelId: ChannelId, name: string) =>
    `/api/v1/channels/${encodeURIComponent(channelId)}/${name}`;
  const page = (path: string, parameters: Readonly<Record<string, string | null>>) =>
    send({ method: 'GET', path: `${path}?${query(parameters)}`, answer: isPageOf(isQueueRow) });
  return {
    rooms: (list, cursor) => page('/api/v1/operator/queue', { ...filterOf(list), cursor }),
    find: ({ query: q, tag }, cursor) => page('/api/v1/operator/queue', { q, tag, cursor }),
    room: async (channelId) => {
      const path = `/api/v1/operator/channels/${encodeURIComponent(channelId)}`;
      return (await send({ method: 'GET', path, answer: dataOf(isQueueRow) })).data;
    },
    counts: async () =>
      (await send({ method: 'GET', path: '/api/v1/operator/queue/counts', answer: dataOf(isCounts) })).data,
    tagsInUse: async () =>
      (await send({ method: 'GET', path: '/api/v1/operator/tags', answer: dataOf(isListOf(isTagCount)) }))
        .data,
    assignees: async () => {
      const path = '/api/v1/operator/assignees';
      return (await send({ method: 'GET', path, answer: dataOf(isListOf(isAssignable)) })).data;
    },
    assign: async (channelId, userId) => {
      const path = inChannel(channelId, 'assign');
      const body = { user_id: userId };
      return (await send({ method: 'POST', path, body, answer: dataOf(isQueueRow) })).data;
    },
    setTags: async (channelId, tags) => {
      const path = inChannel(channelId, 'tags');
      return (await send({ method: 'PUT', path, body: { tags }, answer: dataOf(isQueueRow) })).data;
    },
    notes: (channelId, cursor) => {
      const path = `${inChannel(channelId, 'notes')}?${query({ cursor })}`;
      return send({ method: 'GET', path, answer: isPageOf(isNote) });
    },
    addNote: async (channelId, content) => {
      const path = inChannel(channelId, 'notes');
      return (await send({ method: 'POST', path, body: { content }, answer: dataOf(isNote) })).data;
    },
    person: async (channelId) => {
      const path = inChannel(channelId, 'person');
      return (await send({ method: 'GET', path, answer: dataOf(isPersonOrNull) })).data;
    },
    editMessage: async (messageId, content) => {
      const path = `/api/v1/messages/${encodeURIComponent(messageId)}`;
      return (await send({ method: 'PATCH', path, body: { content }, answer: dataOf(isMessage) })).data;
    },
    deleteMessage: async (messageId) => {
      const path = `/api/v1/messages/${encodeURIComponent(messageId)}`;
      await send({ method: 'DELETE', path, answer: nothing });
    },
  };
}

function query(parameters: Readonly<Record<string, string | null>>): string {
  const search = new URLSearchParams({ limit: String(pageSize) });
  for (const [name, value] of Object.entries(parameters)) if (value !== null) search.set(name, value);
  return search.toString();
}

export function isPageOf<T>(isItem: Guard<T>): Guard<PageOf<T>> {
  const areItems = isListOf(isItem);
  return (value): value is PageOf<T> =>
    isFields(value) &&
    areItems(value['data']) &&
    (value['next_cursor'] === null || typeof value['next_cursor'] === 'string');
}

const isQueueRow: Guard<QueueRow> = (value): value is QueueRow =>
  isFields(value) &&
  typeof value['id'] === 'string' &&
  typeof value['name'] === 'string' &&
  (value['status'] === 'open' || value['status'] === 'archived') &&
  typeof value['last_seq'] === 'number' &&
  typeof value['last_read_seq'] === 'number' &&
  typeof value['unread'] === 'number' &&
  typeof value['created_at'] === 'string' &&
  typeof value['updated_at'] === 'string' &&
  (value['last_message'] === null || isMessage(value['last_message'])) &&
  (value['assignee'] === null || isNamed(value['assignee'])) &&
  isListOf(isText)(value['tags']) &&
  (value['draft'] === null || isId(value['draft'])) &&
  (value['person'] === null || isPerson(value['person'])) &&
  (value['match'] === null || isMatch(value['match']));

const isText: Guard<string> = (value): value is string => typeof value === 'string';

const isNamed = (value: unknown): boolean =>
  isFields(value) && isText(value['id']) && isText(value['display_name']);

const isAssignable: Guard<AssignableMember> = (value): value is AssignableMember =>
  isFields(value) &&
  isText(value['user_id']) &&
  isText(value['display_name']) &&
  (value['avatar_url'] === null || isText(value['avatar_url'])) &&
  isText(value['status']);

const isId = (value: unknown): boolean => isFields(value) && isText(value['id']);

const isPerson = (value: unknown): boolean =>
  isFields(value) && isText(value['user_id']) && isText(value['display_name']);

const isMatch = (value: unknown): boolean =>
  isFields(value) &&
  (value['found_in'] !== 'message' || typeof value['seq'] === 'number') &&
  Array.isArray(value['snippet']) &&
  value['snippet'].every((piece) => isFields(piece) && isText(piece['text']));

const isCounts: Guard<QueueCounts> = (value): value is QueueCounts =>
  isFields(value) &&
  ['unassigned', 'mine', 'open', 'archived'].every((name) => typeof value[name] === 'number');

const isTagCount: Guard<TagCount> = (value): value is TagCount =>
  isFields(value) && isText(value['tag']) && typeof value['open'] === 'number';

const isNote: Guard<Note> = (value): value is Note =>
  isFields(value) &&
  isText(value['id']) &&
  isText(value['content']) &&
  isText(value['created_at']) &&
  isNamed(value['author']);

const isPersonOrNull: Guard<Person | null> = (value): value is Person | null =>
  value === null ||
  (isFields(value) && isPerson(value) && isText(value['first_seen_at']) && isText(value['last_seen_at']));
