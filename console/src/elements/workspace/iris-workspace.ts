import type { ChannelId, Message, PresenceStatus, QueueState, TagCount, UserId } from '@iris/contract';
import type { OutboxEntry } from '@iris/client';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { ConsoleKeys, type KeyActs } from '../../controllers/console-keys.ts';
import { nextPicture } from '../../controllers/next-picture.ts';
import { OpenRoom } from '../../controllers/open-room.ts';
import { whenIdle } from '../../controllers/when-idle.ts';
import { WatchingStore } from '../../controllers/watching-store.ts';
import type { ConsoleLive } from '../../live/console-live.ts';
import { controls } from '../../look/controls.styles.ts';
import type { AlertSettings } from '../../state/alert.ts';
import type { Edit } from '../../state/change.ts';
import type { HistoryPart } from '../../state/console-event.ts';
import type { ConsoleState } from '../../state/console-state.ts';
import { emptyConversation } from '../../state/conversation.ts';
import { colleaguesOf, unknownColleagues } from '../../state/colleagues.ts';
import { hitSeq } from '../../state/found.ts';
import { filterOf, type ListKey, listKey } from '../../state/list-rules.ts';
import { remembered } from '../../state/remembered.ts';
import type { Room } from '../../state/room.ts';
import { neighbour, shownRooms } from '../../state/shown-rooms.ts';
import { prepareTimes } from '../../state/times.ts';
import { typingIn } from '../../state/typing.ts';
import type { Written } from '../../state/unsent.ts';
import { stateNoteStyles } from '../state-note/state-note.ts';
import type { Toast } from '../toast/iris-toast.ts';
import { connectionLine } from './connection.ts';
import { Dialogs } from './dialogs.ts';
import { workspaceStyles } from './iris-workspace.styles.ts';
import { noRoom } from './no-room.ts';
import { archiveAndGoOn, ownRoom, take } from './own-room.ts';
import { paletteActs, paletteRooms } from './palette-acts.ts';
import { personPanel } from './person-panel.ts';
import {
  addNote,
  archive,
  assign,
  deleteQuestion,
  dismissDraft,
  edit,
  reopen,
  retry,
  setAlerts,
  setPresence,
  setTags,
  signOut,
} from './room-acts.ts';

const namesOf = (tags: readonly TagCount[]): readonly string[] => tags.map(({ tag }) => tag);

/**
 * Rooms, conversation and person: three columns from 1200 px, two from 800, one with a way back on phones.
 *
 * Properties: `live`, the console's side of the wire, started; `signOut`, what ends the session. Set both before it
 * is connected.
 */
export class IrisWorkspace extends LitElement {
  static override styles = [controls, stateNoteStyles, workspaceStyles];

  static override properties = {
    live: { attribute: false },
    signOut: { attribute: false },
    list: { state: true },
    toast: { state: true },
    isPersonShown: { state: true },
    isFinding: { state: true },
    savingNoteIn: { state: true },
  };

  declare live: ConsoleLive | null;
  declare signOut: () => Promise<void>;
  declare private list: ListKey;
  declare private toast: Toast | null;
  declare private isPersonShown: boolean;
  /** Whether the room that the address names is still being looked for. */
  declare private isFinding: boolean;
  /** The room whose note is on its way. */
  declare private savingNoteIn: ChannelId | null;
  readonly #open = new OpenRoom(this, () => void this.#opened());
  readonly #wide = matchMedia('(min-width: 1200px)');
  /** What the parts are drawn from is made once a change, not once a drawing. */
  readonly #colleagues = remembered(colleaguesOf);
  readonly #typingIn = remembered(typingIn);
  readonly #tagNames = remembered(namesOf);
  readonly #keys: KeyActs = {
    palette: () => this.#showPalette(),
    search: () => this.#search(),
    next: () => this.#step(1),
    before: () => this.#step(-1),
    leave: () => this.#escape(),
    take: () => this.#take(),
    note: () => this.#conversationElement?.switchMode() ?? false,
    tag: () => this.#tag(),
    archive: () => this.#archiveAndGoOn(),
    keys: () => this.#showKeys(),
  };
  readonly #dialogs = new Dialogs(this, (toast) => this.#show(toast));
  #goesOnWriting = false;

  constructor() {
    super();
    this.live = null;
    this.signOut = () => Promise.resolve();
    this.list = 'open';
    this.toast = null;
    this.isPersonShown = false;
    this.isFinding = false;
    this.savingNoteIn = null;
    this.addController(new WatchingStore(this, () => this.live?.store ?? null));
    this.addController(this.#open);
    this.addController(new ConsoleKeys(this.#keys));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#wide.addEventListener('change', this.#widened);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#wide.removeEventListener('change', this.#widened);
  }

  /** However many frames arrive, one drawing a picture is enough. */
  protected override async scheduleUpdate(): Promise<void> {
    await nextPicture();
    await super.scheduleUpdate();
  }

  protected override firstUpdated(): void {
    whenIdle(prepareTimes);
  }

  protected override updated(changed: PropertyValues): void {
    const state = this.live?.store.state;
    if (state === undefined || state.me === null) return;
    const { unread } = state.rooms;
    document.title = `${unread > 0 ? `(${unread}) ` : ''}${state.me.workspace} – Iris`;
    if (changed.has('isPersonShown') && this.isPersonShown)
      this.renderRoot.querySelector<HTMLElement>('.close-person')?.focus();
  }

  protected override render(): TemplateResult {
    const { live } = this;
    if (live === null) return html``;
    const { state } = live.store;
    const { channelId } = this.#open;
    const room = this.#room;
    return html`
      <div
        class="columns ${channelId === null ? 'at-list' : 'at-room'} ${this.isPersonShown ? 'at-person' : ''}"
      >
        ${this.#rooms(live, state)}
        <main ?inert=${this.isPersonShown}>
          ${
            room === null
              ? noRoom({
                  state,
                  channelId,
                  isFinding: this.isFinding,
                  lookAgain: () => void this.#opened(),
                })
              : this.#conversation(live, room)
          }
        </main>
        ${room === null ? nothing : personPanel(state, room, this.#hidePerson)}
      </div>
      ${this.#dialogs.template(this.#find)}
      <iris-toast .toast=${this.toast}></iris-toast>
    `;
  }

  #rooms(live: ConsoleLive, state: ConsoleState): TemplateResult {
    const { me } = state;
    return html`
      <iris-room-list
        role="region"
        aria-label="Inbox"
        ?inert=${this.isPersonShown}
        .rooms=${state.rooms}
        .list=${this.list}
        .found=${state.found}
        .selected=${this.#open.channelId}
        .me=${me}
        .presence=${state.presence}
        .visitors=${state.visitors}
        .typists=${state.typists}
        @click=${this.#clicked}
        @iris-load-rooms=${() => (state.found === null ? live.loadRooms(this.list) : live.search(state.found))}
        @iris-load-more=${() => (state.found === null ? live.loadMoreRooms(this.list) : live.loadMoreFound())}
      >
        <div slot="top">
          <iris-profile-menu
            .me=${me}
            .presence=${(me !== null && state.presence.get(me.userId)) || 'offline'}
            @iris-set-presence=${(event: CustomEvent<PresenceStatus>) =>
              void setPresence(live, event.detail, this.#show)}
            .alerts=${state.alerts}
            @iris-set-alerts=${(event: CustomEvent<AlertSettings>) => void setAlerts(live, event.detail, this.#show)}
            @iris-show-keys=${() => this.#showKeys()}
            @iris-sign-out=${() => void signOut(this.signOut, this.#show)}
          ></iris-profile-menu>
          <div class="list-line">${connectionLine(state)}</div>
          <iris-queue-head
            .list=${this.list}
            .counts=${state.counts}
            .tags=${state.tagsInUse}
            @iris-switch-list=${(event: CustomEvent<ListKey>) => this.#switchList(live, event.detail)}
            @iris-search=${(event: CustomEvent<string>) => this.#searchFor(live, event.detail)}
            @iris-want-tags=${() => void live.loadTags()}
            @iris-leave-search=${() => this.#focusRooms()}
          ></iris-queue-head>
        </div>
      </iris-room-list>
    `;
  }

  #conversation(live: ConsoleLive, room: Room): TemplateResult {
    const { state } = live.store;
    const visitor = state.visitors.get(room.id);
    const unsent = live.unsentTexts(room.id);
    return html`
      <iris-conversation
        .room=${room}
        .conversation=${state.conversations.get(room.id) ?? emptyConversation}
        .me=${state.me}
        .presence=${(visitor !== undefined && state.presence.get(visitor)) || 'offline'}
        .typing=${this.#typingIn(state.typists.get(room.id), visitor, state.teamMates)}
        .reply=${unsent.reply}
        .note=${unsent.note}
        .draftId=${unsent.draftId}
        .colleagues=${state.me === null ? unknownColleagues : this.#colleagues(state.assignees, state.presence, state.me)}
        .tagsInUse=${this.#tagNames(state.tagsInUse)}
        .canned=${state.cannedReplies}
        .isSavingNote=${this.savingNoteIn === room.id}
        @iris-back=${() => this.#open.close()}
        @iris-show-person=${() => (this.isPersonShown = true)}
        @iris-archive=${() => void archive(live, room, this.#show)}
        @iris-reopen=${() => void reopen(live, room, this.#show)}
        @iris-load-history=${(event: CustomEvent<HistoryPart | 'end'>) =>
          live.loadHistory(room.id, event.detail)}
        @iris-follow=${(event: CustomEvent<boolean>) => live.follow(room.id, event.detail)}
        @iris-seen=${(event: CustomEvent<number>) => live.markRead(room.id, event.detail)}
        @iris-send=${(event: CustomEvent<Written>) => this.#send(live, room, event.detail)}
        @iris-write=${(event: CustomEvent<Written>) => this.#write(live, room, event.detail)}
        @iris-make-draft=${() => live.makeDraft(room.id)}
        @iris-dismiss-draft=${() => void dismissDraft(live, room, this.#show)}
        @iris-edit=${(event: CustomEvent<Edit>) => void edit(live, event.detail, this.#show)}
        @iris-delete-message=${(event: CustomEvent<Message>) => this.#askToDelete(live, event.detail)}
        @iris-assign=${(event: CustomEvent<UserId | null>) => void assign(live, room, event.detail, this.#show)}
        @iris-want-team=${() => void live.loadAssignees()}
        @iris-set-tags=${(event: CustomEvent<string[]>) => void setTags(live, room, event.detail, this.#show)}
        @iris-want-tags=${() => void live.loadTags()}
        @iris-want-canned=${() => void live.loadCannedReplies()}
        @iris-retry=${(event: CustomEvent<OutboxEntry>) => void retry(live, room, event.detail, this.#show)}
        @iris-discard=${(event: CustomEvent<OutboxEntry>) =>
          live.discard(room.id, event.detail.client_message_id)}
      >
        <div slot="line">${connectionLine(state)}</div>
      </iris-conversation>
    `;
  }

  /** The panel became a column: there is nothing to close any more. */
  readonly #widened = (): void => {
    this.isPersonShown = false;
  };

  readonly #show = (toast: Toast): void => {
    this.toast = toast;
  };

  readonly #hidePerson = (): void => {
    this.isPersonShown = false;
    void this.updateComplete.then(() => this.#conversationElement?.focusAbout());
  };

  get #conversationElement() {
    return this.renderRoot.querySelector('iris-conversation');
  }

  /** The open room, if it is known. */
  get #room(): Room | null {
    const { channelId } = this.#open;
    return (channelId !== null && this.live?.store.state.rooms.byId.get(channelId)) || null;
  }

  get #ownRoom() {
    return ownRoom(this.live, this.#room, this.#show);
  }

  #switchList(live: ConsoleLive, list: ListKey): void {
    this.list = list;
    live.loadRooms(list);
    const { found } = live.store.state;
    const { tag } = filterOf(list);
    if (found !== null && found.tag !== tag) live.search({ query: found.query, tag });
  }

  #showList(live: ConsoleLive, state: QueueState): void {
    this.renderRoot.querySelector('iris-queue-head')?.clear();
    this.#switchList(live, listKey({ state, tag: null }));
    this.#openList();
  }

  #searchFor(live: ConsoleLive, query: string): void {
    live.search(query === '' ? null : { query, tag: filterOf(this.list).tag });
  }

  #send(live: ConsoleLive, room: Room, { mode, text, draftId }: Written): void {
    if (mode === 'reply') live.send(room.id, text, draftId);
    else void this.#addNote(live, room, text);
  }

  /** What was written comes back by the properties, so that each box shows what was begun in it. */
  #write(live: ConsoleLive, room: Room, written: Written): void {
    live.write(room.id, written);
    this.requestUpdate();
  }

  async #addNote(live: ConsoleLive, room: Room, text: string): Promise<void> {
    this.savingNoteIn = room.id;
    await addNote(live, room, text, this.#show);
    this.savingNoteIn = null;
  }

  #askToDelete(live: ConsoleLive, message: Message): void {
    this.#dialogs.ask(deleteQuestion(live, message));
  }

  /** A room that was clicked with a mouse or opened by key is opened to write; a finger first wants to read. */
  readonly #clicked = (event: MouseEvent): void => {
    const link = event.composedPath().find((part) => part instanceof HTMLAnchorElement);
    if (link?.dataset['room'] === undefined) return;
    this.#goesOnWriting = event.detail === 0 || matchMedia('(hover: hover)').matches;
    // The address stays as it is, and says nothing: what was looked for is shown once more.
    if (link.hash === location.hash) void this.#opened();
  };

  async #opened(): Promise<void> {
    const { channelId, seq } = this.#open;
    this.isPersonShown = false;
    if (channelId === null) this.live?.close();
    if (this.live === null || channelId === null) return;
    this.isFinding = true;
    await this.live.open(channelId, seq);
    this.isFinding = false;
    await this.updateComplete;
    this.#enter();
  }

  #enter(): void {
    if (this.#goesOnWriting && this.#open.seq !== null) this.#conversationElement?.focusLog();
    else if (this.#goesOnWriting) this.#conversationElement?.focus();
    this.#goesOnWriting = false;
  }

  #step(step: 1 | -1): boolean {
    return this.#goTo(this.#neighbour(step));
  }

  #neighbour(step: 1 | -1): ChannelId | null {
    const { live } = this;
    return live && neighbour(this.#shownRooms(live.store.state), this.#open.channelId, step);
  }

  #goTo(channelId: ChannelId | null): boolean {
    if (channelId === null) return false;
    this.#goesOnWriting = true;
    const match = this.live?.store.state.found?.matches.get(channelId);
    this.#open.open(channelId, hitSeq(match));
    return true;
  }

  #shownRooms({ rooms, found }: ConsoleState) {
    return shownRooms(rooms, this.list, found);
  }

  #take(): boolean {
    const own = this.#ownRoom;
    return own !== null && take(own);
  }

  #tag(): boolean {
    if (this.#ownRoom !== null) this.#conversationElement?.focusTags();
    return this.#ownRoom !== null;
  }

  /** The next room is the one after it in the list, or before it at the list's end. */
  #archiveAndGoOn(): boolean {
    const own = this.#ownRoom;
    const next = this.#neighbour(1) ?? this.#neighbour(-1);
    return own !== null && archiveAndGoOn(own, () => this.#goTo(next));
  }

  #search(): boolean {
    this.#openList();
    this.renderRoot.querySelector('iris-queue-head')?.focus();
    return true;
  }

  #focusRooms(): void {
    this.renderRoot.querySelector('iris-room-list')?.focus();
  }

  /** On a phone the list is there once the room is left. */
  #openList(): void {
    if (isPhone() && this.#open.channelId !== null) this.#open.close();
  }

  #showPalette(): boolean {
    const { live } = this;
    const me = live?.store.state.me ?? null;
    if (live === null || me === null) return false;
    const room = this.#room;
    const acts = paletteActs({
      me,
      room,
      keys: this.#keys,
      reopen: () => void (room && reopen(live, room, this.#show)),
      showList: (state) => this.#showList(live, state),
      setPresence: (status) => void setPresence(live, status, this.#show),
      signOut: () => void signOut(this.signOut, this.#show),
    });
    this.#dialogs.showPalette(acts);
    return true;
  }

  readonly #find = ({ detail }: CustomEvent<string>): void => {
    if (this.live === null) return;
    const { state } = this.live.store;
    this.#dialogs.found(paletteRooms(state, this.#shownRooms(state).ids, detail, (id) => this.#goTo(id)));
  };

  #showKeys(): boolean {
    this.#dialogs.showKeys();
    return true;
  }

  #escape(): boolean {
    if (this.isPersonShown) this.#hidePerson();
    else if (this.#open.channelId === null || this.shadowRoot?.activeElement?.localName === 'iris-room-list')
      return false;
    else if (isPhone()) this.#open.close();
    else this.#focusRooms();
    return true;
  }
}

const isPhone = (): boolean => matchMedia('(max-width: 799px)').matches;
