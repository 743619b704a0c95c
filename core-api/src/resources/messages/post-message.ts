import { randomBytes } from 'node:crypto';
import { type ContentType, type ChannelId, type DraftId, IrisError, type Message } from '@iris/contract';
import { type Logger, newId } from '@iris/kit';
import type { Bus } from '../../bus/bus.ts';
import type { Queryable } from '../../db/in-tenant.ts';
import { announceMessage } from '../../realtime/announce.ts';
import type { AnnounceChannel } from '../channels/announce-channel.ts';
import type { AnnounceDraftById } from '../drafts/announce-draft.ts';
import type { AnnounceQueue } from '../queue/announce-queue.ts';
import { GroupCommit, type Statement } from './group-commit.ts';
import { createLanes } from './lanes.ts';
import { inCommitSpans, startWaiting, type TracedPost } from './post-spans.ts';
import { presentMessage } from './present.ts';
import { callPostMessages, type PostInput, type PostOutcome } from './queries.ts';
import type { Actor } from '../../http/actor.ts';

export interface PostParts {
  readonly log: Logger;
  readonly db: Queryable;
  readonly bus: Bus;
  /** Tells everyone how a channel stands after something but its messages changed. */
  readonly announceChannel: AnnounceChannel;
  readonly announceQueue: AnnounceQueue;
  /** Tells the team what became of a draft, and how the queue then shows its channel. */
  readonly announceDraft: AnnounceDraftById;
  readonly observeStatement: (statement: Statement) => void;
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
 * Posts a message: acknowledged when this resolves, and then never lost (contract §7). What is posted at the same moment
 * shares a commit; posts to one channel are committed, and announced, in the order in which they came.
 * @returns the message, and whether it was there already
 * @throws {IrisError} `not_found`, also of the draft; `channel_archived`, `idempotency_mismatch`, `conflict`: the draft was
 *   used before
 */
export function createPostMessage(parts: PostParts): (actor: Actor, post: Post) => Promise<Posted> {
  const commits = new GroupCommit<TracedPost, PostOutcome>({
    laneOf: ({ input }) => input.channelId,
    run: (posts) => inCommitSpans(posts, (inputs) => callPostMessages(parts.db, inputs)),
    isNobodysFault: (error) => error instanceof IrisError && error.code === 'unavailable',
    observe: parts.observeStatement,
  });
  const inChannelOrder = createLanes<ChannelId>();
  return async (actor, { content, ...post }) => {
    const salt = randomBytes(saltBytes);
    const input = { ...post, actor, content: content.trim(), id: newId<'message'>(), salt };
    const { isReplay, ...posted } = readOutcome(await commits.add(startWaiting(input)), input);
    if (!isReplay) await inChannelOrder(post.channelId, () => announce(parts, input, posted));
    return { message: posted.message, isReplay };
  };
}

export interface Posted {
  readonly message: Message;
  readonly isReplay: boolean;
}

interface Told extends Posted {
  readonly isChannelChanged: boolean;
  readonly isQueueChanged: boolean;
}

function readOutcome(result: PostOutcome, { actor, ...post }: PostInput): Told {
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
    case 'created':
      return {
        message: presentMessage({
          ...result,
          channel_id: post.channelId,
          sender_id: actor.userId,
          client_message_id: post.clientMessageId,
        }),
        isReplay: result.outcome === 'replayed',
        isChannelChanged: result.has_reopened || result.has_joined,
        isQueueChanged: result.has_waiting_changed,
      };
  }
}

/** Tells everyone who follows the channel of a message that is committed, and of what else that changed. */
async function announce(
  parts: PostParts,
  { actor: { tenantId }, channelId, draftId }: PostInput,
  { message, isChannelChanged, isQueueChanged }: Omit<Told, 'isReplay'>,
): Promise<void> {
  if (isChannelChanged)
    await tell(parts.log, 'a changed channel', parts.announceChannel(tenantId, channelId));
  announceMessage(parts.bus, tenantId, message);
  if (draftId !== null) await tell(parts.log, 'a used draft', parts.announceDraft(tenantId, draftId));
  else if (isQueueChanged) void parts.announceQueue(tenantId, channelId);
}

/** The message is committed: what goes wrong in telling of what else it changed must neither deny it nor keep it back. */
async function tell(log: Logger, what: string, telling: Promise<void>): Promise<void> {
  try {
    await telling;
  } catch (err) {
    log.warn({ err }, `${what} was not announced`);
  }
}
