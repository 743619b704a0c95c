import type { Draft, DraftId, DraftStatus } from '@iris/contract';

/** What became of a draft that is none to propose any more. */
export type DraftFate = Exclude<DraftStatus, 'ready'>;

/** The answer that is proposed in a room, as far as it goes. */
export type Proposal =
  /** There is nothing to say, and nobody asked. */
  | { readonly status: 'none' }
  | { readonly status: 'making' }
  | { readonly status: 'ready'; readonly draft: Draft }
  /** It was there to be read, and then somebody else used it, or it was put away. */
  | { readonly status: 'gone'; readonly fate: DraftFate }
  /** Somebody asked for another one, and there is nothing good. */
  | { readonly status: 'exhausted' }
  | { readonly status: 'failed'; readonly problem: unknown };

export const noProposal: Proposal = { status: 'none' };

/** The drafts of a room, as far as its reader needs them. */
export interface Drafts {
  readonly proposal: Proposal;
  /** What became of drafts while the room was held: words that were begun from one may still stand in the box. */
  readonly fates: ReadonlyMap<DraftId, DraftFate>;
}

export const noDrafts: Drafts = { proposal: noProposal, fates: new Map() };

/** The draft that can be sent or taken over; null if there is none. */
export function readyDraft({ proposal }: Drafts): Draft | null {
  return proposal.status === 'ready' ? proposal.draft : null;
}

/** A draft as the server has it. One that was done with is never ready again, however late an answer says so. */
export function withDraft(drafts: Drafts, draft: Draft): Drafts {
  const { status } = draft;
  if (status === 'ready') return drafts.fates.has(draft.id) ? drafts : proposing(drafts, { status, draft });
  const fates = new Map(drafts.fates).set(draft.id, status);
  const isShown = readyDraft(drafts)?.id === draft.id;
  return { proposal: isShown ? { status: 'gone', fate: status } : drafts.proposal, fates };
}

/** The newest draft of a room, whatever became of it: one that is shown and older was done with unheard. */
export function withNewestDraft(drafts: Drafts, newest: Draft | null): Drafts {
  if (newest === null || drafts.proposal.status === 'making') return drafts;
  const shown = readyDraft(drafts);
  // Ids grow with time.
  const isOver = shown !== null && shown.id < newest.id;
  return withDraft(isOver ? proposing(drafts, noProposal) : drafts, newest);
}

/** What came of asking for another one; null: nothing good. What a frame told of it meanwhile holds. */
export function withMade(drafts: Drafts, made: Draft | null): Drafts {
  if (made !== null) return withDraft(drafts, made);
  return drafts.proposal.status === 'making' ? proposing(drafts, { status: 'exhausted' }) : drafts;
}

export function proposing(drafts: Drafts, proposal: Proposal): Drafts {
  return { ...drafts, proposal };
}

/** Whoever comes back to a room finds what can be used, and no news of yesterday. */
export function withoutNews(drafts: Drafts): Drafts {
  const { status } = drafts.proposal;
  return status === 'ready' || status === 'making' ? drafts : proposing(drafts, noProposal);
}
