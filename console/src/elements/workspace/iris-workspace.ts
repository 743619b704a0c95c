import type { ChannelId, QueueState } from '@iris/contract';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { ConsoleKeys, type KeyActs } from '../../controllers/console-keys.ts';
import { nextPicture } from '../../controllers/next-picture.ts';
import { whenIdle } from '../../controllers/when-idle.ts';
import { WatchingStore } from '../../controllers/watching-store.ts';
import type { ConsoleLive } from '../../live/console-live.ts';
import { controls } from '../../look/controls.styles.ts';
import { listKey } from '../../state/list-rules.ts';
import { prepareTimes } from '../../state/times.ts';
import { stateNoteStyles } from '../state-note/state-note.ts';
import type { Toast } from '../toast/iris-toast.ts';
import { Dialogs } from './dialogs.ts';
import { inbox } from './inbox.ts';
import { workspaceStyles } from './iris-workspace.styles.ts';
import { noRoom } from './no-room.ts';
import { OpenConversation } from './open-conversation.ts';
import { archiveAndGoOn, ownRoom, take } from './own-room.ts';
import { paletteActs, paletteRooms } from './palette-acts.ts';
import { personPanel } from './person-panel.ts';
import { reopen, setPresence, signOut } from './room-acts.ts';
import { RoomOpening } from './room-opening.ts';
import { ShownList } from './shown-list.ts';

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
    toast: { state: true },
    isPersonShown: { state: true },
  };

  declare live: ConsoleLive | null;
  declare signOut: () => Promise<void>;
  declare private toast: Toast | null;
  declare private isPersonShown: boolean;
  readonly #wide = matchMedia('(min-width: 1200px)');
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
  readonly #list = new ShownList(this);
  readonly #opening = new RoomOpening(this, {
    live: () => this.live,
    onChange: () => (this.isPersonShown = false),
  });
  readonly #conversation = new OpenConversation(this, {
    show: (toast) => this.#show(toast),
    ask: (question) => this.#dialogs.ask(question),
    goBack: () => this.#opening.close(),
    showPerson: () => (this.isPersonShown = true),
  });

  constructor() {
    super();
    this.live = null;
    this.signOut = () => Promise.resolve();
    this.toast = null;
    this.isPersonShown = false;
    this.addController(new WatchingStore(this, () => this.live?.store ?? null));
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
    const { channelId, room, isFinding } = this.#opening;
    return html`
      <div
        class="columns ${channelId === null ? 'at-list' : 'at-room'} ${this.isPersonShown ? 'at-person' : ''}"
      >
        ${this.#inbox(live)}
        <main ?inert=${this.isPersonShown}>
          ${
            room === null
              ? noRoom({ state, channelId, isFinding, lookAgain: () => void this.#opening.look() })
              : this.#conversation.template(live, room)
          }
        </main>
        ${room === null ? nothing : personPanel(state, room, this.#hidePerson)}
      </div>
      ${this.#dialogs.template(this.#find)}
      <iris-toast .toast=${this.toast}></iris-toast>
    `;
  }

  #inbox(live: ConsoleLive): TemplateResult {
    return inbox({
      live,
      list: this.#list,
      selected: this.#opening.channelId,
      isInert: this.isPersonShown,
      show: this.#show,
      clicked: this.#opening.clicked,
      leaveSearch: () => this.#focusRooms(),
      showKeys: () => this.#dialogs.showKeys(),
      signOut: () => void signOut(this.signOut, this.#show),
    });
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

  get #ownRoom() {
    return ownRoom(this.live, this.#opening.room, this.#show);
  }

  #showList(live: ConsoleLive, state: QueueState): void {
    this.renderRoot.querySelector('iris-queue-head')?.clear();
    this.#list.switchTo(live, listKey({ state, tag: null }));
    this.#openList();
  }

  #step(step: 1 | -1): boolean {
    return this.#opening.goTo(this.#neighbour(step));
  }

  #neighbour(step: 1 | -1): ChannelId | null {
    return this.live && this.#list.neighbour(this.live, this.#opening.channelId, step);
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
    return own !== null && archiveAndGoOn(own, () => this.#opening.goTo(next));
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
    if (isPhone() && this.#opening.channelId !== null) this.#opening.close();
  }

  #showPalette(): boolean {
    const { live } = this;
    const me = live?.store.state.me ?? null;
    if (live === null || me === null) return false;
    const { room } = this.#opening;
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
    this.#dialogs.found(
      paletteRooms(state, this.#list.rooms(this.live).ids, detail, (id) => this.#opening.goTo(id)),
    );
  };

  #showKeys(): boolean {
    this.#dialogs.showKeys();
    return true;
  }

  #escape(): boolean {
    if (this.isPersonShown) this.#hidePerson();
    else if (
      this.#opening.channelId === null ||
      this.shadowRoot?.activeElement?.localName === 'iris-room-list'
    )
      return false;
    else if (isPhone()) this.#opening.close();
    else this.#focusRooms();
    return true;
  }
}

const isPhone = (): boolean => matchMedia('(max-width: 799px)').matches;
