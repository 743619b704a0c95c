import type { ChannelId } from '@iris/contract';
import type { ConsoleLive } from '../live/console-live.ts';
import type { ConsoleEvent } from '../state/console-event.ts';
import { initialState, reduce } from '../state/console-state.ts';
import { nothingUnsent, type Unsent } from '../state/unsent.ts';
import { createStore } from '../state/store.ts';

/** The console's side of the wire in a test's hands: a real store, and every act noted as `[name, ...values]`. */
export interface FakeLive extends ConsoleLive {
  readonly acts: (readonly unknown[])[];
  /** What the next acts that may fail do; null: they work. */
  problem: Error | null;
}

export function fakeLive(...events: readonly ConsoleEvent[]): FakeLive {
  const store = createStore(events.reduce(reduce, initialState), reduce);
  const texts = new Map<string, Unsent>();
  const textsIn = (channelId: ChannelId) => texts.get(channelId) ?? nothingUnsent;
  const note =
    (name: string) =>
    (...values: readonly unknown[]) => {
      live.acts.push([name, ...values]);
    };
  const attempt =
    (name: string) =>
    async (...values: readonly unknown[]) => {
      live.acts.push([name, ...values]);
      if (live.problem !== null) throw live.problem;
    };
  const live: FakeLive = {
    acts: [],
    problem: null,
    store,
    start: attempt('start'),
    stop: note('stop'),
    loadRooms: note('loadRooms'),
    loadMoreRooms: note('loadMoreRooms'),
    open: async (channelId, seq = null) => note('open')(channelId, ...(seq === null ? [] : [seq])),
    close: note('close'),
    loadHistory: note('loadHistory'),
    follow: (channelId, isFollowed) => store.dispatch({ type: 'followed', channelId, isFollowed }),
    send: note('send'),
    makeDraft: note('makeDraft'),
    dismissDraft: attempt('dismissDraft'),
    retry: note('retry'),
    discard: note('discard'),
    write: (channelId, { mode, text, draftId }) => {
      const known = textsIn(channelId);
      const from = mode === 'reply' ? draftId : known.draftId;
      texts.set(channelId, { ...known, [mode]: text, draftId: from });
    },
    markRead: note('markRead'),
    archive: attempt('archive'),
    reopen: attempt('reopen'),
    setPresence: attempt('setPresence'),
    unsentTexts: textsIn,
    setAlerts: note('setAlerts'),
    assign: attempt('assign'),
    setTags: attempt('setTags'),
    addNote: attempt('addNote'),
    editMessage: attempt('editMessage'),
    deleteMessage: attempt('deleteMessage'),
    loadAssignees: attempt('loadAssignees'),
    loadTags: attempt('loadTags'),
    loadCannedReplies: attempt('loadCannedReplies'),
    search: note('search'),
    loadMoreFound: note('loadMoreFound'),
  };
  return live;
}
