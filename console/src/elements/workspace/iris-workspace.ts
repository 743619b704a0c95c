import type { ChannelId, PresenceStatus } from '@iris/contract';
import type { OutboxEntry, Typist } from '@iris/client';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { ConsoleKeys } from '../../controllers/console-keys.ts';
import { nextPicture } from '../../controllers/next-picture.ts';
import { OpenRoom } from '../../controllers/open-room.ts';
import { WatchingStore } from '../../controllers/watching-store.ts';
import type { ConsoleLive } from '../../live/console-live.ts';
import { controls } from '../../look/controls.styles.ts';
import { icon } from '../../look/icon.ts';
import type { HistoryPart } from '../../state/console-event.ts';
import { type ConsoleState, neighbour, unsentCount } from '../../state/console-state.ts';
import { emptyConversation } from '../../state/conversation.ts';
import type { ListKey } from '../../state/list-rules.ts';
import type { Room } from '../../state/room.ts';
import { stateNoteStyles } from '../state-note/state-note.ts';
import type { Toast } from '../toast/iris-toast.ts';
import { workspaceStyles } from './iris-workspace.styles.ts';
import { invitation, missingRoom } from './no-room.ts';
import { archive, reopen, retry, setPresence, signOut } from './room-acts.ts';

/** Always the same one, so that nothing is drawn again for it. */
const nobody: readonly Typist[] = [];

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
  };

  declare live: ConsoleLive | null;
  declare signOut: () => Promise<void>;
  declare private list: ListKey;
  declare private toast: Toast | null;
  declare private isPersonShown: boolean;
  /** Whether the room that the address names is still being looked for. */
  declare private isFinding: boolean;
  readonly #open = new OpenRoom(this, (channelId) => void this.#opened(channelId));
  readonly #wide = matchMedia('(min-width: 1200px)');
  #goesOnWriting = false;

  constructor() {
    super();
    this.live = null;
    this.signOut = () => Promise.resolve();
    this.list = 'open';
    this.toast = null;
    this.isPersonShown = false;
    this.isFinding = false;
    this.addController(new WatchingStore(this, () => this.live?.store ?? null));
    this.addController(this.#open);
    this.addController(
      new ConsoleKeys({
        showKeys: () => this.#showKeys(),
        escape: () => this.#escape(),
        step: (step) => this.#step(step),
      }),
    );
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
    const room = channelId === null ? null : (state.rooms.byId.get(channelId) ?? null);
    return html`
      <div
        class="columns ${channelId === null ? 'at-list' : 'at-room'} ${this.isPersonShown ? 'at-person' : ''}"
      >
        ${this.#rooms(live, state)}
        <main ?inert=${this.isPersonShown}>
          ${room === null ? this.#noRoom(live, channelId) : this.#conversation(live, room)}
        </main>
        ${room === null ? nothing : this.#person(state, room)}
      </div>
      <iris-key-list></iris-key-list>
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
        .selected=${this.#open.channelId}
        .me=${me}
        .presence=${state.presence}
        .visitors=${state.visitors}
        .typists=${state.typists}
        @click=${this.#clicked}
        @iris-switch-list=${(event: CustomEvent<ListKey>) => this.#switchList(live, event.detail)}
        @iris-load-rooms=${() => live.loadRooms(this.list)}
        @iris-load-more=${() => live.loadMoreRooms(this.list)}
      >
        <div slot="top">
          <iris-profile-menu
            .me=${me}
            .presence=${(me !== null && state.presence.get(me.userId)) || 'offline'}
            @iris-set-presence=${(event: CustomEvent<PresenceStatus>) =>
              void setPresence(live, event.detail, this.#show)}
            @iris-show-keys=${() => this.#showKeys()}
            @iris-sign-out=${() => void signOut(this.signOut, this.#show)}
          ></iris-profile-menu>
          <div class="list-line">${connectionLine(state)}</div>
        </div>
      </iris-room-list>
    `;
  }

  #conversation(live: ConsoleLive, room: Room): TemplateResult {
    const { state } = live.store;
    const visitor = state.visitors.get(room.id);
    return html`
      <iris-conversation
        .room=${room}
        .conversation=${state.conversations.get(room.id) ?? emptyConversation}
        .me=${state.me}
        .presence=${(visitor !== undefined && state.presence.get(visitor)) || 'offline'}
        .typists=${state.typists.get(room.id) ?? nobody}
        .text=${live.unsentText(room.id)}
        @iris-back=${() => this.#open.close()}
        @iris-show-person=${() => (this.isPersonShown = true)}
        @iris-archive=${() => void archive(live, room, this.#show)}
        @iris-reopen=${() => void reopen(live, room, this.#show)}
        @iris-load-history=${(event: CustomEvent<HistoryPart | 'end'>) =>
          live.loadHistory(room.id, event.detail)}
        @iris-follow=${(event: CustomEvent<boolean>) => live.follow(room.id, event.detail)}
        @iris-seen=${(event: CustomEvent<number>) => live.markRead(room.id, event.detail)}
        @iris-send=${(event: CustomEvent<string>) => live.send(room.id, event.detail)}
        @iris-write=${(event: CustomEvent<string>) => live.write(room.id, event.detail)}
        @iris-retry=${(event: CustomEvent<OutboxEntry>) => void retry(live, room, event.detail, this.#show)}
        @iris-discard=${(event: CustomEvent<OutboxEntry>) =>
          live.discard(room.id, event.detail.client_message_id)}
      >
        <div slot="line">${connectionLine(state)}</div>
      </iris-conversation>
    `;
  }

  #noRoom(live: ConsoleLive, channelId: ChannelId | null): TemplateResult {
    const { state } = live.store;
    return html`
      <h1 class="for-screen-readers">${state.me?.workspace ?? ''}</h1>
      ${connectionLine(state)}
      <div class="nothing">
        ${
          channelId === null
            ? invitation(live.store.state.rooms)
            : this.isFinding
              ? html`<p role="status">Looking for the room …</p>`
              : missingRoom(() => void this.#opened(channelId))
        }
      </div>
    `;
  }

  /** A column of its own from 1200 px; below, a panel over the conversation. */
  #person(state: ConsoleState, room: Room): TemplateResult {
    return html`
      <div class="scrim" @click=${this.#hidePerson}></div>
      <aside aria-label="About ${room.name}">
        <button
          class="button bare square close-person"
          type="button"
          aria-label="Close"
          @click=${this.#hidePerson}
        >
          ${icon('close')}
        </button>
        <iris-person-card
          .room=${room}
          .conversation=${state.conversations.get(room.id) ?? emptyConversation}
          .presence=${state.presence}
        ></iris-person-card>
      </aside>
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
    void this.updateComplete.then(() => this.renderRoot.querySelector('iris-conversation')?.focusAbout());
  };

  #switchList(live: ConsoleLive, list: ListKey): void {
    this.list = list;
    live.loadRooms(list);
  }

  /** A room that was clicked with a mouse or opened by key is opened to write; a finger first wants to read. */
  readonly #clicked = (event: MouseEvent): void => {
    const link = event.composedPath().find((part) => part instanceof HTMLAnchorElement);
    if (link?.dataset['room'] === undefined) return;
    this.#goesOnWriting = event.detail === 0 || matchMedia('(hover: hover)').matches;
    if (link.dataset['room'] === this.#open.channelId) this.#enter();
  };

  async #opened(channelId: ChannelId | null): Promise<void> {
    this.isPersonShown = false;
    if (channelId === null) this.live?.close();
    if (this.live === null || channelId === null) return;
    this.isFinding = true;
    await this.live.open(channelId);
    this.isFinding = false;
    await this.updateComplete;
    this.#enter();
  }

  #enter(): void {
    const conversation = this.renderRoot.querySelector('iris-conversation');
    if (this.#goesOnWriting) conversation?.focus();
    this.#goesOnWriting = false;
  }

  #step(step: 1 | -1): boolean {
    const { live } = this;
    const next = live && neighbour(live.store.state, this.list, this.#open.channelId, step);
    if (next === null) return false;
    this.#goesOnWriting = true;
    this.#open.open(next);
    return true;
  }

  #showKeys(): boolean {
    this.renderRoot.querySelector('iris-key-list')?.show();
    return true;
  }

  #escape(): boolean {
    if (this.isPersonShown) this.#hidePerson();
    else if (this.#open.channelId === null || this.shadowRoot?.activeElement?.localName === 'iris-room-list')
      return false;
    else if (matchMedia('(max-width: 799px)').matches) this.#open.close();
    else this.renderRoot.querySelector('iris-room-list')?.focus();
    return true;
  }
}

function connectionLine(state: ConsoleState): TemplateResult {
  return html`
    <iris-connection-line
      .connection=${state.connection}
      .endsAt=${state.endsAt}
      .unsent=${unsentCount(state)}
    ></iris-connection-line>
  `;
}
