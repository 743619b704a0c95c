import type { ChannelId, Draft } from '@iris/contract';
import { dataOf, type Guard, isFields, isListOf } from '@iris/client';
import type { Send } from './send.ts';

/** The drafts of a room (contract §5). Each call throws an `IrisProblem`. */
export interface DraftApi {
  /** The newest one, whatever became of it; null where none was ever made. */
  draft(channelId: ChannelId): Promise<Draft | null>;
  /** Another one; null when there is nothing good to say. */
  makeDraft(channelId: ChannelId): Promise<Draft | null>;
  /** Puts the one that is ready away. */
  dismissDraft(channelId: ChannelId): Promise<Draft | null>;
}

export function createDraftApi(send: Send): DraftApi {
  const call = async (method: 'GET' | 'POST', channelId: ChannelId, act = '') => {
    const path = `/api/v1/channels/${encodeURIComponent(channelId)}/draft${act}`;
    return (await send({ method, path, answer: dataOf(isDraftOrNull) })).data;
  };
  return {
    draft: (channelId) => call('GET', channelId),
    makeDraft: (channelId) => call('POST', channelId),
    dismissDraft: (channelId) => call('POST', channelId, '/dismiss'),
  };
}

const isDraftOrNull: Guard<Draft | null> = (value): value is Draft | null =>
  value === null ||
  (isFields(value) &&
    typeof value['id'] === 'string' &&
    typeof value['channel_id'] === 'string' &&
    typeof value['content'] === 'string' &&
    typeof value['engine'] === 'string' &&
    typeof value['status'] === 'string' &&
    areSources(value['sources']));

const areSources = isListOf(
  (value: unknown): value is object =>
    isFields(value) && typeof value['kind'] === 'string' && typeof value['title'] === 'string',
);
