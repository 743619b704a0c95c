import { IrisProblem } from '@iris/client';
import { describe, expect, it } from 'vitest';
import { aDraft, aRoom, roomId } from '../factories.ts';
import { initialState, reduce } from '../state/console-state.ts';
import { createStore } from '../state/store.ts';
import type { DraftApi } from './draft-api.ts';
import { createRoomDraft } from './room-draft.ts';

const channelId = roomId(1);
const draft = aDraft();
const another = aDraft(2);
const problem = new IrisProblem('unavailable', 503);

/** A room that is held, and what the server says. */
function aRoomDraft(over: Partial<DraftApi> = {}) {
  const store = createStore(initialState, reduce);
  store.dispatch({ type: 'room', room: aRoom(1) });
  store.dispatch({ type: 'room-held', channelId });
  const calls: string[] = [];
  const called =
    <Value>(name: string, call: () => Promise<Value>) =>
    () => {
      calls.push(name);
      return call();
    };
  const kept = () => store.state.conversations.get(channelId);
  const room = createRoomDraft({
    api: {
      draft: called('draft', async () => draft),
      makeDraft: called('makeDraft', async () => another),
      dismissDraft: called('dismissDraft', async () => ({ ...draft, status: 'dismissed' })),
      ...over,
    },
    channelId,
    conversation: kept,
    dispatch: (event) => store.dispatch(event),
  });
  return { room, store, calls, proposal: () => kept()?.drafts.proposal };
}

const refuse = () => Promise.reject(problem);

describe('the draft of a room', () => {
  it('is loaded; a failure leaves what there is', async () => {
    const { room, proposal } = aRoomDraft();
    await room.load();
    expect(proposal()).toEqual({ status: 'ready', draft });
    const failing = aRoomDraft({ draft: refuse });
    await failing.room.load();
    expect(failing.proposal()).toEqual({ status: 'none' });
  });

  it('gives its place to another one, if there is any', async () => {
    const { room, proposal } = aRoomDraft();
    const made = room.make();
    expect(proposal()).toEqual({ status: 'making' });
    await made;
    expect(proposal()).toEqual({ status: 'ready', draft: another });
    const exhausted = aRoomDraft({ makeDraft: async () => null });
    await exhausted.room.make();
    expect(exhausted.proposal()).toEqual({ status: 'exhausted' });
  });

  it('says why another one could not be made', async () => {
    const { room, proposal } = aRoomDraft({ makeDraft: refuse });
    await room.make();
    expect(proposal()).toEqual({ status: 'failed', problem });
  });

  it('is out of sight as soon as it is dismissed, which is no news when a frame tells of it', async () => {
    const { room, store, calls, proposal } = aRoomDraft();
    await room.load();
    const dismissed = room.dismiss();
    expect(proposal()).toEqual({ status: 'none' });
    store.dispatch({ type: 'draft', draft: { ...draft, status: 'dismissed' } });
    await dismissed;
    expect(proposal()).toEqual({ status: 'none' });
    expect(calls).toEqual(['draft', 'dismissDraft']);
  });

  it('that could not be dismissed is there again', async () => {
    const { room, proposal } = aRoomDraft({ dismissDraft: refuse });
    await room.load();
    await expect(room.dismiss()).rejects.toBe(problem);
    expect(proposal()).toEqual({ status: 'ready', draft });
  });

  it('asks nobody to dismiss what is only news', async () => {
    const { room, store, calls, proposal } = aRoomDraft();
    store.dispatch({ type: 'draft-failed', channelId, problem });
    await room.dismiss();
    expect(proposal()).toEqual({ status: 'none' });
    expect(calls).toEqual([]);
  });

  it('of another room changes nothing here', () => {
    const { store, proposal } = aRoomDraft();
    store.dispatch({ type: 'draft', draft: aDraft(1, { channel_id: roomId(2) }) });
    expect(proposal()).toEqual({ status: 'none' });
  });
});
