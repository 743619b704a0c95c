import type { ChannelId, DraftId, PresenceStatus } from '@iris/contract';
import { createConnection, createTypists, type Environment, IrisProblem, type Typists } from '@iris/client';
import type { AlertSettings } from '../state/alert.ts';
import type { ConsoleEvent, HistoryPart } from '../state/console-event.ts';
import { type ConsoleState, initialState, reduce } from '../state/console-state.ts';
import { filterOf, type ListKey } from '../state/list-rules.ts';
import { meFrom } from '../state/me.ts';
import { createStore, type Store } from '../state/store.ts';
import type { Unsent, Written } from '../state/unsent.ts';
import { type AlertPage, createAlerting } from './alerting.ts';
import { createConsoleApi } from './console-api.ts';
import { createDesk, type Desk } from './desk.ts';
import { holdRoom, type HeldRoom } from './held-room.ts';
import { createHeldRooms } from './held-rooms.ts';
import { createQueueCounting } from './queue-counts.ts';
import { createReadMarks } from './read-marks.ts';
import { receiveFrame } from './receive-frame.ts';
import { createRoomLists } from './room-lists.ts';
import { createSearching, type Searching } from './searching.ts';
import { createSend, type Send } from './send.ts';
import { createUnsentTexts, type UnsentTexts } from './unsent-texts.ts';

export interface ConsoleLiveOptions {
  readonly environment: Environment;
  /** Where the socket is: an address with ws: or wss:. */
  readonly socketUrl: string;
  /** What the page can do to be noticed. */
  readonly page: AlertPage;
  /** The session is over; `hadSession` is false where there was none to begin with. */
  readonly onEnded: (hadSession: boolean) => void;
}

/** The console's side of the wire: keeps `store` true and carries out what the operator does. */
export interface ConsoleLive extends Desk, Searching {
  readonly store: Store<ConsoleState, ConsoleEvent>;
  /** Finds out who we are, then loads and connects. @throws {IrisProblem} when that can't be found out */
  start(): Promise<void>;
  stop(): void;
  loadRooms(list: ListKey): void;
  loadMoreRooms(list: ListKey): void;
  /**
   * Shows a room from now on, around message `seq` if one is looked for; resolves when the room is known, or when it
   * turned out not to be there.
   */
  open(channelId: ChannelId, seq?: number | null): Promise<void>;
  /** No room is shown any more. */
  close(): void;
  loadHistory(channelId: ChannelId, part: HistoryPart | 'end'): void;
  /** Whether the reader of a room is at its end. */
  follow(channelId: ChannelId, isFollowed: boolean): void;
  /** `draftId` names the draft that this is, as it was or edited; null: words of our own. */
  send(channelId: ChannelId, text: string, draftId: DraftId | null): void;
  /** Asks for another draft. */
  makeDraft(channelId: ChannelId): void;
  /** @throws {IrisProblem} */
  dismissDraft(channelId: ChannelId): Promise<void>;
  retry(channelId: ChannelId, clientMessageId: string): void;
  discard(channelId: ChannelId, clientMessageId: string): void;
  /** What stands in the reply box now: is kept, and if it is a reply, the visitor sees that somebody is typing. */
  write(channelId: ChannelId, written: Written): void;
  markRead(channelId: ChannelId, seq: number): void;
  /** @throws {IrisProblem} */
  archive(channelId: ChannelId): Promise<void>;
  /** @throws {IrisProblem} */
  reopen(channelId: ChannelId): Promise<void>;
  /** @throws {IrisProblem} */
  setPresence(status: PresenceStatus): Promise<void>;
  unsentTexts(channelId: ChannelId): Unsent;
  setAlerts(settings: AlertSettings): void;
}

export function createConsoleLive(options: ConsoleLiveOptions): ConsoleLive {
  const { environment, socketUrl, onEnded } = options;
  const store = createStore(initialState, reduce);
  const alerting = createAlerting(environment, store, options.page);
  const dispatch = (event: ConsoleEvent) => store.dispatch(event);
  const rawSend = createSend(environment);
  let isOver = false;
  let ownStatus: PresenceStatus = 'online';
  let unsent: UnsentTexts | null = null;
  let shown: ChannelId | null = null;

  function end(hadSession: boolean) {
    if (isOver) return;
    stop();
    onEnded(hadSession);
  }

  const send: Send = async (request) => {
    try {
      const answer = await rawSend(request);
      connection.retryNow();
      return answer;
    } catch (problem) {
      if (problem instanceof IrisProblem && problem.isAuthentication)
        end(problem.code !== 'auth_required' || store.state.me !== null);
      throw problem;
    }
  };

  const api = createConsoleApi(send);
  const lists = createRoomLists(api, store);
  const marks = createReadMarks(api);
  const counting = createQueueCounting(environment, api, dispatch);
  const rooms = createHeldRooms(
    (channelId) => {
      const texts = unsentTexts();
      const room = holdRoom({
        environment,
        api,
        channelId,
        outboxKey: texts.outboxKey(channelId),
        conversation: () => store.state.conversations.get(channelId),
        dispatch: (event) => {
          if (event.type === 'unsent') texts.noteRoom(channelId, event.entries.length > 0);
          dispatch(event);
        },
        onSent: (message) => dispatch({ type: 'room-message', message }),
        sayTyping: (isTyping) =>
          void connection.send({ type: 'typing', payload: { channel_id: channelId, is_typing: isTyping } }),
      });
      return room;
    },
    (channelId) => dispatch({ type: 'room-dropped', channelId }),
  );
  const typists = new Map<ChannelId, Typists>();

  const connection = createConnection({
    environment,
    url: socketUrl,
    // The cookie says who we are; there is no token that could be renewed either.
    token: () => Promise.resolve(''),
    renew: () => Promise.reject(new IrisProblem('session_expired', 401)),
    onState: (state) => {
      dispatch({ type: 'connection', connection: state });
      if (state.status === 'stopped') end(true);
    },
    onFrame: (frame) =>
      receiveFrame(frame, {
        store,
        lists,
        rooms,
        marks,
        counting,
        heardTyping,
        heardMessage: (message) => alerting.heard(message, shown),
        loadPresence: () => void loadPresence(),
      }),
  });

  function unsentTexts(): UnsentTexts {
    if (unsent === null) throw new Error('The console has to be started first.');
    return unsent;
  }

  function heardTyping(...[channelId, typist, isTyping]: Parameters<HeardTyping>) {
    let inRoom = typists.get(channelId);
    if (inRoom === undefined && !isTyping) return;
    inRoom ??= createTypists(environment, (list) => {
      if (list.length === 0) typists.delete(channelId);
      dispatch({ type: 'typists', channelId, typists: list });
    });
    typists.set(channelId, inRoom);
    inRoom.heard(typist, isTyping);
  }

  async function loadPresence() {
    try {
      // Connecting means online: whoever had gone away says so again.
      if (ownStatus !== 'online') await api.setPresence(ownStatus);
      dispatch({ type: 'presence-list', presence: await api.presence() });
      await lists.load('open');
    } catch {
      // Dots stay as they were until the next hello.
    }
  }

  /** Keeps a room complete from now on; what an earlier page left unsent goes on. */
  function hold(channelId: ChannelId): HeldRoom {
    dispatch({ type: 'room-held', channelId });
    const room = rooms.hold(channelId);
    if (room.outbox.entries.length > 0) dispatch({ type: 'unsent', channelId, entries: room.outbox.entries });
    return room;
  }

  async function show(channelId: ChannelId, seq: number | null = null) {
    if (!store.state.rooms.byId.has(channelId)) await lists.refresh(channelId);
    if (!store.state.rooms.byId.has(channelId)) return;
    if (shown === channelId) return seek(channelId, seq);
    leave();
    shown = channelId;
    const room = hold(channelId);
    seek(channelId, seq);
    void room.loadMembers();
    void room.loadPerson();
    void room.notes.load();
    void room.draft.load();
  }

  function seek(channelId: ChannelId, seq: number | null) {
    dispatch({ type: 'message-sought', channelId, seq });
    void rooms.get(channelId)?.history.load(seq === null ? 'newest' : 'sought');
  }

  /** The room that was shown keeps its last page; one that is done is let go. */
  function leave() {
    if (shown === null) return;
    rooms.get(shown)?.typing.stopped();
    dispatch({ type: 'room-left', channelId: shown });
    if (store.state.rooms.byId.get(shown)?.status === 'archived') rooms.release(shown);
    shown = null;
  }

  function stop() {
    isOver = true;
    rooms.stop();
    connection.stop();
    counting.stop();
    for (const inRoom of typists.values()) inRoom.clear();
  }

  return {
    store,
    ...createDesk(api, () => environment.now(), dispatch),
    ...createSearching(api, store),
    start: async () => {
      // The rooms don't wait for who we are: the server knows.
      void lists.load('open');
      const me = meFrom(await api.session());
      unsent = createUnsentTexts(environment.page, me.userId);
      dispatch({ type: 'signed-in', me });
      alerting.begin(me.userId);
      connection.start();
      counting.changed();
      for (const channelId of unsent.rooms()) hold(channelId).outbox.flush();
    },
    stop,
    loadRooms: (list) => {
      dispatch({ type: 'tag-chosen', tag: filterOf(list).tag });
      void lists.load(list);
    },
    loadMoreRooms: (list) => void lists.loadMore(list),
    open: show,
    close: leave,
    loadHistory: (channelId, part) => void rooms.get(channelId)?.history.load(part),
    follow: (channelId, isFollowed) => dispatch({ type: 'followed', channelId, isFollowed }),
    send: (channelId, text, draftId) => {
      const room = rooms.get(channelId) ?? hold(channelId);
      room.typing.stopped();
      // Answered is answered: what was proposed was used, or will be overtaken by this.
      dispatch({ type: 'draft-left', channelId });
      room.outbox.add(text, draftId);
    },
    makeDraft: (channelId) => void rooms.get(channelId)?.draft.make(),
    dismissDraft: async (channelId) => rooms.get(channelId)?.draft.dismiss(),
    retry: (channelId, clientMessageId) => rooms.get(channelId)?.outbox.retry(clientMessageId),
    discard: (channelId, clientMessageId) => rooms.get(channelId)?.outbox.discard(clientMessageId),
    write: (channelId, written) => {
      unsentTexts().keep(channelId, written);
      const typing = rooms.get(channelId)?.typing;
      // Of a note the visitor learns nothing, not even that it is being written.
      if (written.mode === 'note') return;
      if (written.text.trim() === '') typing?.stopped();
      else typing?.typed();
    },
    markRead: (channelId, seq) => {
      const room = store.state.rooms.byId.get(channelId);
      if (room === undefined || seq <= room.last_read_seq) return;
      dispatch({ type: 'own-read', channelId, seq });
      marks.mark(channelId, seq);
    },
    archive: async (channelId) => dispatch({ type: 'room-state', state: await api.archive(channelId) }),
    reopen: async (channelId) => dispatch({ type: 'room-state', state: await api.reopen(channelId) }),
    setPresence: async (status) => {
      await api.setPresence(status);
      ownStatus = status;
      const { me } = store.state;
      if (me !== null) dispatch({ type: 'presence', userId: me.userId, status });
    },
    unsentTexts: (channelId) => unsentTexts().read(channelId),
    setAlerts: (settings) => alerting.set(settings),
  };
}

type HeardTyping = (channelId: ChannelId, typist: Parameters<Typists['heard']>[0], isTyping: boolean) => void;
