import { describe, expect, it } from 'vitest';
import { aDraft, draftId } from '../factories.ts';
import {
  noDrafts,
  noProposal,
  proposing,
  readyDraft,
  withDraft,
  withMade,
  withNewestDraft,
  withoutNews,
} from './proposal.ts';

const draft = aDraft();
const later = aDraft(2);
const shown = withDraft(noDrafts, draft);
const making = proposing(shown, { status: 'making' });

describe('a draft', () => {
  it('is proposed once it is ready, in place of the one before', () => {
    expect(readyDraft(noDrafts)).toBeNull();
    expect(readyDraft(shown)).toBe(draft);
    expect(readyDraft(withDraft(shown, later))).toBe(later);
  });

  it('that is done with while it is read says so', () => {
    for (const status of ['sent', 'edited', 'dismissed'] as const)
      expect(withDraft(shown, { ...draft, status }).proposal).toEqual({ status: 'gone', fate: status });
  });

  it('that is done with while another one is there takes nothing away, and is remembered', () => {
    const drafts = withDraft(withDraft(shown, later), { ...draft, status: 'sent' });
    expect(readyDraft(drafts)).toBe(later);
    expect(drafts.fates.get(draftId)).toBe('sent');
  });

  it('that was done with is never proposed again by a late answer', () => {
    const done = withoutNews(withDraft(shown, { ...draft, status: 'dismissed' }));
    expect(withDraft(done, draft).proposal).toBe(noProposal);
    expect(withNewestDraft(done, draft).proposal).toBe(noProposal);
  });
});

describe('the newest draft', () => {
  it('is what is proposed when a room is opened, unless it was done with', () => {
    expect(readyDraft(withNewestDraft(noDrafts, draft))).toBe(draft);
    expect(withNewestDraft(noDrafts, { ...draft, status: 'sent' }).proposal).toBe(noProposal);
    expect(withNewestDraft(noDrafts, null)).toBe(noDrafts);
  });

  it('shows that one which is still proposed was done with unheard', () => {
    expect(withNewestDraft(shown, { ...later, status: 'dismissed' }).proposal).toBe(noProposal);
    expect(withNewestDraft(shown, { ...draft, status: 'edited' }).proposal.status).toBe('gone');
  });

  it('takes nothing away when it is older than what a frame told meanwhile', () => {
    expect(readyDraft(withNewestDraft(withDraft(noDrafts, later), { ...draft, status: 'sent' }))).toBe(later);
    expect(readyDraft(withNewestDraft(shown, null))).toBe(draft);
  });

  it('doesn’t come between asking for another one and the answer', () => {
    expect(withNewestDraft(making, draft)).toBe(making);
  });
});

describe('another draft', () => {
  it('is proposed, or there is none', () => {
    expect(readyDraft(withMade(making, later))).toBe(later);
    expect(withMade(making, null).proposal).toEqual({ status: 'exhausted' });
  });

  it('is asked for while the one before is dismissed, which is no news', () => {
    expect(withDraft(making, { ...draft, status: 'dismissed' }).proposal).toEqual({ status: 'making' });
  });

  it('gives way to what a frame told before the answer came', () => {
    const used = withoutNews(withDraft(withDraft(making, later), { ...later, status: 'sent' }));
    expect(withMade(used, later).proposal).toBe(noProposal);
    expect(readyDraft(withMade(withDraft(making, later), null))).toBe(later);
  });
});

describe('whoever comes back to a room', () => {
  it('finds what can be used and no old news', () => {
    expect(withoutNews(shown)).toBe(shown);
    expect(withoutNews(making)).toBe(making);
    for (const proposal of [
      { status: 'gone', fate: 'sent' },
      { status: 'exhausted' },
      { status: 'failed', problem: null },
    ] as const)
      expect(withoutNews(proposing(shown, proposal)).proposal).toBe(noProposal);
  });
});
