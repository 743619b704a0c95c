import type { ChannelId, DraftEngine, DraftSource, TenantId } from '@iris/contract';

/** Something that was said. Who said it goes no further than the side they were on. */
export interface Turn {
  readonly from: 'user' | 'team';
  readonly text: string;
}

/** A conversation as far as an answer needs it. */
export interface Conversation {
  readonly tenantId: TenantId;
  readonly channelId: ChannelId;
  /** What was said lately, oldest first. */
  readonly turns: readonly Turn[];
  /** What the end user wants to know: all they wrote since the team last spoke before it. */
  readonly question: string;
  /** What was proposed for it before, and not wanted. */
  readonly proposed: readonly string[];
}

/** An answer to propose, with what it was made from and what worded it. */
export interface Proposal {
  readonly content: string;
  readonly sources: readonly DraftSource[];
  readonly engine: DraftEngine;
}

/** Conversation in, proposal out: null when there is nothing good to say. What it proposes is never sent by itself. */
export interface Responder {
  propose(conversation: Conversation): Promise<Proposal | null>;
}
