import { randomBytes } from 'node:crypto';
import { type ContentType, type ChannelId, IrisError, type Message } from '@iris/contract';
import { type Logger, newId } from '@iris/kit';
import type { Bus } from '../../bus/bus.ts';
import type { Queryable } from '../../db/in-tenant.ts';
import { announceMessage } from '../../realtime/announce.ts';
import type { TypingBoard } from '../../realtime/typing.ts';
import type { AnnounceChannel } from '../channels/announce-channel.ts';
import type { AnnounceQueue } from '../queue/announce-queue.ts';
import { createLanes } from './lanes.ts';
import { presentMessage } from './present.ts';
import { callPostMessage, type PostInput } from './queries.ts';
import type { Actor } from '../../http/actor.ts';

export interface PostParts {
  readonly log: Logger;
  readonly db: Queryable;
  readonly bus: Bus;
  readonly typing: TypingBoard;
  /** Tells everyone how a channel stands after something but its messages changed. */
  readonly announceChannel: AnnounceChannel;
  readonly announceQueue: AnnounceQueue;
}

export interface Post {
  readonly channelId: ChannelId;
  readonly content: string;
  readonly contentType: ContentType;
  readonly clientMessageId: string | null;
}

const saltBytes = 16;

/**
 * Posts a message: acknowledged when this resolves, and then never lost (contract §7). Posts to one channel leave this
 * node one after the other, so that they are announced in the order of their `seq`.
 * @returns the message, and whether it was there already
 * @throws {IrisError} `not_found`, `channel_archived`, `idempotency_mismatch`
 */
export function createPostMessage(parts: PostParts): (actor: Actor, post: Post) => Promise<Posted> {
  const inChannelOrder = createLanes<ChannelId>();
  return (actor, post) => inChannelOrder(post.channelId, () => postMessage(parts, actor, post));
}

export interface Posted {
  readonly message: Message;
  readonly isReplay: boolean;
}

async function postMessage(parts: PostParts, actor: Actor, post: Post): Promise<Posted> {
  const content = post.content.trim();
  const input: PostInput = { ...post, content, id: newId<'message'>(), salt: randomBytes(saltBytes) };
  const result = await callPostMessage(parts.db, actor, input);
  switch (result.outcome) {
    case 'not_found':
      throw new IrisError('not_found');
    case 'archived':
      throw new IrisError('channel_archived');
    case 'mismatch':
      throw new IrisError('idempotency_mismatch');
    case 'replayed':
    case 'created': {
      const message = presentMessage({
        ...result,
        channel_id: post.channelId,
        sender_id: actor.userId,
        client_message_id: post.clientMessageId,
      });
      if (result.outcome === 'replayed') return { message, isReplay: true };
      if (result.has_reopened || result.has_joined) await announceState(parts, actor, post.channelId);
      announceMessage(parts.bus, actor.tenantId, message);
      if (result.has_waiting_changed) void parts.announceQueue(actor.tenantId, post.channelId);
      parts.typing.stop(post.channelId, actor.userId);
      return { message, isReplay: false };
    }
  }
}

/** The message is committed: what goes wrong in telling of its channel must neither deny it nor keep it from others. */
async function announceState(
  { announceChannel, log }: PostParts,
  actor: Actor,
  channelId: ChannelId,
): Promise<void> {
  try {
    await announceChannel(actor.tenantId, channelId);
  } catch (err) {
    log.warn({ err }, 'a changed channel was not announced');
  }
}
