import { randomBytes } from 'node:crypto';
import { type ContentType, type ChannelId, type DraftId, IrisError, type Message } from '@iris/contract';
import { type Logger, newId } from '@iris/kit';
import type { Bus } from '../../bus/bus.ts';
import type { Queryable } from '../../db/in-tenant.ts';
import { announceMessage } from '../../realtime/announce.ts';
import type { TypingBoard } from '../../realtime/typing.ts';
import type { AnnounceChannel } from '../channels/announce-channel.ts';
import type { AnnounceDraftById } from '../drafts/announce-draft.ts';
import type { AnnounceQueue } from '../queue/announce-queue.ts';
import { createLanes } from './lanes.ts';
import { presentMessage } from './present.ts';
import { callPostDraftedMessage, callPostMessage, type PostInput } from './queries.ts';
import type { Actor } from '../../http/actor.ts';

export interface PostParts {
  readonly log: Logger;
  readonly db: Queryable;
  readonly bus: Bus;
  readonly typing: TypingBoard;
  /** Tells everyone how a channel stands after something but its messages changed. */
  readonly announceChannel: AnnounceChannel;
  readonly announceQueue: AnnounceQueue;
  /** Tells the team what became of a draft, and how the queue then shows its channel. */
  readonly announceDraft: AnnounceDraftById;
}

export interface Post {
  readonly channelId: ChannelId;
  readonly content: string;
  readonly contentType: ContentType;
  readonly clientMessageId: string | null;
  /** The draft that this is, as it was or edited; only of a team member's. */
  readonly draftId: DraftId | null;
}

const saltBytes = 16;

/**
 * Posts a message: acknowledged when this resolves, and then never lost (contract §7). Posts to one channel leave this
 * node one after the other, so that they are announced in the order of their `seq`.
 * @returns the message, and whether it was there already
 * @throws {IrisError} `not_found`, also of the draft; `channel_archived`, `idempotency_mismatch`, `conflict`: the draft was
 *   used before
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
  const result =
    post.draftId === null
      ? await callPostMessage(parts.db, actor, input)
      : await callPostDraftedMessage(parts.db, actor, input, post.draftId);
  switch (result.outcome) {
    case 'not_found':
      throw new IrisError('not_found');
    case 'no_draft':
      throw new IrisError('not_found', { message: 'There is no such draft in this channel.' });
    case 'draft_used':
      throw new IrisError('conflict', { message: 'This draft was used already.' });
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
      const { tenantId } = actor;
      if (result.has_reopened || result.has_joined)
        await tell(parts.log, 'a changed channel', parts.announceChannel(tenantId, post.channelId));
      announceMessage(parts.bus, tenantId, message);
      if (post.draftId !== null)
        await tell(parts.log, 'a used draft', parts.announceDraft(tenantId, post.draftId));
      else if (result.has_waiting_changed) void parts.announceQueue(tenantId, post.channelId);
      parts.typing.stop(post.channelId, actor.userId);
      return { message, isReplay: false };
    }
  }
}

/** The message is committed: what goes wrong in telling of what else it changed must neither deny it nor keep it back. */
async function tell(log: Logger, what: string, telling: Promise<void>): Promise<void> {
  try {
    await telling;
  } catch (err) {
    log.warn({ err }, `${what} was not announced`);
  }
}
