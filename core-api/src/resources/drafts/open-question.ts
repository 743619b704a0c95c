import type { ChannelId, MessageId, TenantId } from '@iris/contract';
import type { Tx } from '../../db/in-tenant.ts';
import type { Conversation } from '../../drafts/responder.ts';
import { selectDraftsFor, selectSpoken, type SpokenRow } from './queries.ts';

/** What an end user of a channel wants to know. */
export interface OpenQuestion {
  /** Their last message: what a draft answers. */
  readonly messageId: MessageId;
  /** Whether nobody has written since. */
  readonly isWaiting: boolean;
  /** Whether a draft was made for it already, as it reads now. */
  readonly hasDraft: boolean;
  readonly conversation: Conversation;
}

const turnsAtMost = 20;

const isEndUser = ({ sender_kind: kind }: SpokenRow): boolean => kind === 'guest' || kind === 'user';

/** Undefined: no end user has written anything lately. */
export async function readOpenQuestion(
  tx: Tx,
  tenantId: TenantId,
  channelId: ChannelId,
): Promise<OpenQuestion | undefined> {
  const spoken = await selectSpoken(tx, channelId, turnsAtMost);
  const place = spoken.findLastIndex(isEndUser);
  const message = spoken[place];
  if (!message) return undefined;
  const drafts = (await selectDraftsFor(tx, message.id)).filter(
    ({ made_at: madeAt }) => madeAt >= message.said_at,
  );
  const until = spoken.slice(0, place + 1);
  const asked = until.slice(until.findLastIndex((one) => !isEndUser(one)) + 1);
  return {
    messageId: message.id,
    isWaiting: place === spoken.length - 1,
    hasDraft: drafts.length > 0,
    conversation: {
      tenantId,
      channelId,
      turns: until.map((one) => ({ from: isEndUser(one) ? 'user' : 'team', text: one.content })),
      question: asked.map(({ content }) => content).join('\n'),
      proposed: drafts.map(({ content }) => content),
    },
  };
}
