import type { ChannelId, PresenceStatus, UserId } from '@iris/contract';
import type { Typist } from '@iris/client';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { HoldingOrder } from '../../controllers/holding-order.ts';
import { RowWindow } from '../../controllers/row-window.ts';
import { Ticking } from '../../controllers/ticking.ts';
import { controls } from '../../look/controls.styles.ts';
import { type Found, isSameSearch } from '../../state/found.ts';
import type { ListKey } from '../../state/list-rules.ts';
import type { Me } from '../../state/me.ts';
import { problemText } from '../../state/problem-text.ts';
import type { Loading } from '../../state/room-list.ts';
import type { Room } from '../../state/room.ts';
import { noRooms, type Rooms } from '../../state/rooms.ts';
import { shownRooms } from '../../state/shown-rooms.ts';
import type { TeamMates } from '../../state/team-mates.ts';
import { typingIn } from '../../state/typing.ts';
import { faceStyles } from '../face/face.styles.ts';
import { keyedRows } from '../rows/keyed-rows.ts';
import { problemNote, stateNoteStyles } from '../state-note/state-note.ts';
import { emptyList } from './empty-list.ts';
import { sayExactly } from './exact-time.ts';
import { roomListStyles } from './iris-room-list.styles.ts';
import { endOfList, loadingRows, waitingRooms } from './list-parts.ts';
import { roomRow } from './room-row.ts';
import { walkedTo } from './walked-to.ts';

/** The queue says whose a room is: nobody else has to be known. */
const noMates: TeamMates = new Map();

/** As in the styles. */
const rowPx = 64;
/** More is loaded when the view comes this close to the end of what is there. */
const aheadRows = 40;

/**
 * One list of rooms, in its order. Of thousands of rows only those in view are drawn. The order holds while the mouse
 * is over it or the keyboard in it: nothing moves under them. Arrow keys walk through the rows, Enter opens one.
 *
 * Properties: `rooms`, `list` (which one), `found` (what stands in its place while somebody searches), `selected`, `me`,
 * `presence`, `visitors` (whose presence belongs to which room), `typists`.
 * @slot top - what stands above the list
 * @fires iris-load-rooms - the list failed and is wanted again
 * @fires iris-load-more - the view came near the end of what is loaded
 */
export class IrisRoomList extends LitElement {
  static override styles = [controls, stateNoteStyles, faceStyles, roomListStyles];

  static override properties = {
    rooms: { attribute: false },
    list: {},
    found: { attribute: false },
    selected: { attribute: false },
    me: { attribute: false },
    presence: { attribute: false },
    visitors: { attribute: false },
    typists: { attribute: false },
    isCopied: { state: true },
    /** The one row that Tab comes to. */
    tabStop: { state: true },
  };

  declare rooms: Rooms;
  declare list: ListKey;
  declare found: Found | null;
  declare selected: ChannelId | null;
  declare me: Me | null;
  declare presence: ReadonlyMap<UserId, PresenceStatus>;
  declare visitors: { get(id: ChannelId): UserId | undefined };
  declare typists: ReadonlyMap<ChannelId, readonly Typist[]>;
  declare private isCopied: boolean;
  declare private tabStop: ChannelId | null;
  readonly #order = new HoldingOrder<ChannelId>(this);
  readonly #window = new RowWindow<ChannelId>(this, () => this.renderRoot.querySelector('.list'), rowPx);
  /** The rows as they stand now; of them, the one that Tab comes to, and the end of those that are drawn. */
  #shown: readonly ChannelId[] = [];
  #stop = -1;
  #drawnTo = 0;

  constructor() {
    super();
    this.rooms = noRooms;
    this.list = 'open';
    this.found = null;
    this.selected = null;
    this.me = null;
    this.presence = new Map();
    this.visitors = new Map();
    this.typists = new Map();
    this.isCopied = false;
    this.tabStop = null;
    this.addController(this.#order);
    this.addController(this.#window);
    this.addController(new Ticking(this, 20_000));
  }

  /** Puts the keyboard on the selected row, or on the first. */
  override focus(): void {
    this.#row(this.#shown[this.#stop])?.focus();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { ids } = shownRooms(this.rooms, this.list, this.found);
    if (changed.has('selected')) this.tabStop = this.selected;
    const isOther = changed.has('found') && isOtherSearch(changed.get('found') ?? null, this.found);
    if (changed.has('list') || isOther) {
      this.#order.begin(ids);
      this.#window.toTop();
    }
    this.#shown = this.#order.shown(ids);
    const stop = this.tabStop === null ? -1 : this.#shown.indexOf(this.tabStop);
    this.#stop = stop === -1 && this.#shown.length > 0 ? 0 : stop;
  }

  protected override updated(): void {
    this.#loadAhead();
  }

  protected override render(): TemplateResult {
    return html`
      <slot name="top"></slot>
      <nav
        class="list"
        aria-label="Rooms"
        @scroll=${this.#window.scrolled}
        @pointerenter=${this.#order.pointed}
        @pointerleave=${this.#order.unpointed}
        @pointerover=${sayExactly}
      >
        ${this.#content(shownRooms(this.rooms, this.list, this.found).loading)}
      </nav>
    `;
  }

  #content(loading: Loading): TemplateResult {
    if (loading.status === 'failed')
      return problemNote(problemText(loading.problem, 'The rooms couldn’t be loaded'), () =>
        this.#tell('iris-load-rooms'),
      );
    if (loading.status !== 'loaded' && this.#shown.length === 0) return loadingRows();
    if (this.#shown.length === 0 && this.me !== null)
      return emptyList({
        list: this.list,
        query: this.found?.query ?? null,
        tenantId: this.me.tenantId,
        isCopied: this.isCopied,
        copy: () => void this.#copyTag(),
      });
    return html`
      ${waitingRooms(this.#order.waiting, this.#catchUp)} ${this.#rows()}
      ${endOfList(loading, () => this.#tell('iris-load-more'))}
    `;
  }

  #rows(): TemplateResult {
    const now = Date.now();
    const { holds } = shownRooms(this.rooms, this.list, this.found);
    return html`
      <ul
        @focusin=${this.#focused}
        @focusout=${this.#order.blurred}
        @keydown=${(event: KeyboardEvent) => void this.#walk(event)}
      >
        ${keyedRows(
          this.#drawn().map((index) => ({
            key: this.#shown[index],
            template: html`
              <li aria-posinset=${index + 1} aria-setsize=${this.#shown.length}>
                ${this.#rowAt(index, holds, now)}
              </li>
            `,
          })),
        )}
      </ul>
    `;
  }

  /** The numbers of the rows to draw: those in view, and the one that Tab comes to wherever that is. */
  #drawn(): number[] {
    const { first, end } = this.#window.drawn(this.#shown);
    this.#drawnTo = end;
    const drawn = Array.from({ length: end - first }, (_, index) => first + index);
    const stop = this.#stop;
    if (stop === -1 || (stop >= first && stop < end)) return drawn;
    return stop < first ? [stop, ...drawn] : [...drawn, stop];
  }

  #rowAt(index: number, holds: (room: Room) => boolean, now: number): TemplateResult | typeof nothing {
    const id = this.#shown[index];
    const room = id === undefined ? undefined : this.rooms.byId.get(id);
    if (room === undefined) return nothing;
    return roomRow({
      room,
      me: this.me?.userId ?? '',
      presence: this.#presenceIn(room.id),
      isTyping: this.#isTypingIn(room.id),
      isSelected: room.id === this.selected,
      isTabStop: index === this.#stop,
      isGone: !holds(room),
      match: this.found?.matches.get(room.id) ?? null,
      now,
    });
  }

  #presenceIn(id: ChannelId): PresenceStatus {
    const visitor = this.visitors.get(id);
    return (visitor !== undefined && this.presence.get(visitor)) || 'offline';
  }

  /** A colleague who answers is no news here. */
  #isTypingIn(id: ChannelId): boolean {
    return typingIn(this.typists.get(id), this.visitors.get(id), noMates).visitors.length > 0;
  }

  #loadAhead(): void {
    const { ids, loading, certain } = shownRooms(this.rooms, this.list, this.found);
    if (loading.status !== 'loaded' || loading.nextCursor === null || loading.more !== 'idle') return;
    const uncertain = ids.length - certain;
    if (this.#drawnTo + aheadRows >= this.#shown.length - uncertain) this.#tell('iris-load-more');
  }

  readonly #catchUp = (): void => {
    this.#order.catchUp();
    this.#window.toTop();
  };

  readonly #focused = (event: FocusEvent): void => {
    this.#order.focused(event);
    const row = event.target instanceof HTMLElement ? event.target.dataset['room'] : undefined;
    this.tabStop = this.#shown.find((id) => id === row) ?? this.tabStop;
  };

  async #walk(event: KeyboardEvent): Promise<void> {
    const target = walkedTo(event.key, this.#stop, this.#shown.length);
    const id = this.#shown[target];
    if (id === undefined) return;
    event.preventDefault();
    this.tabStop = id;
    // A row far away is drawn first; the browser brings it into view.
    if (this.#row(id) === undefined) await this.updateComplete;
    this.#row(id)?.focus();
  }

  async #copyTag(): Promise<void> {
    const tag = this.renderRoot.querySelector('.tag code');
    try {
      await navigator.clipboard.writeText(tag?.textContent ?? '');
      this.isCopied = true;
    } catch {
      // No clipboard on plain http: the tag is selected, so that the keyboard can copy it.
      if (tag !== null) getSelection()?.selectAllChildren(tag);
    }
  }

  #row(channelId: ChannelId | undefined): HTMLAnchorElement | undefined {
    const links = this.renderRoot.querySelectorAll<HTMLAnchorElement>('a.row');
    return [...links].find(({ dataset }) => dataset['room'] === channelId);
  }

  #tell(type: string): void {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true }));
  }
}

/** Whether another search has begun or come in: what one saw of the one before is no place to stay at. */
function isOtherSearch(before: Found | null, now: Found | null): boolean {
  if (before === null || now === null) return before !== now;
  return (
    !isSameSearch(before, now) || (before.loading.status !== 'loaded' && now.loading.status === 'loaded')
  );
}
