import type { Channel, ChannelId, ChannelStatus, PresenceStatus, UserId } from '@iris/contract';
import type { Typist } from '@iris/client';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Ticking } from '../../controllers/ticking.ts';
import { controls } from '../../look/controls.styles.ts';
import { heldOrder, waitingCount } from '../../state/held-order.ts';
import type { Me } from '../../state/me.ts';
import { problemText } from '../../state/problem-text.ts';
import { listed, type Loading, noRooms, type Rooms } from '../../state/rooms.ts';
import { problemNote, stateNoteStyles } from '../state-note/state-note.ts';
import { emptyList } from './empty-list.ts';
import { roomListStyles } from './iris-room-list.styles.ts';
import { roomRow } from './room-row.ts';

const skeletons = Array.from({ length: 8 }, (_, index) => index);

/**
 * The rooms of the workspace, latest activity first. The order holds while the pointer is over it: nothing moves
 * under the mouse. Arrow keys walk through the rows, Enter opens one.
 *
 * Properties: `rooms`, `status` (which list), `selected`, `me`, `presence`, `visitors` (whose presence belongs to
 * which room), `typists`.
 * @slot top - what stands above the list
 * @fires iris-switch-list - `detail: ChannelStatus`
 * @fires iris-load-rooms - the list failed and is wanted again
 * @fires iris-load-more - the end of what is loaded came into view
 */
export class IrisRoomList extends LitElement {
  static override styles = [controls, stateNoteStyles, roomListStyles];

  static override properties = {
    rooms: { attribute: false },
    status: {},
    selected: { attribute: false },
    me: { attribute: false },
    presence: { attribute: false },
    visitors: { attribute: false },
    typists: { attribute: false },
    held: { state: true },
    isCopied: { state: true },
  };

  declare rooms: Rooms;
  declare status: ChannelStatus;
  declare selected: ChannelId | null;
  declare me: Me | null;
  declare presence: ReadonlyMap<UserId, PresenceStatus>;
  declare visitors: ReadonlyMap<ChannelId, UserId>;
  declare typists: ReadonlyMap<ChannelId, readonly Typist[]>;
  /** The order that holds while the pointer is over the list; null while it isn't. */
  declare private held: readonly ChannelId[] | null;
  declare private isCopied: boolean;
  #endWatch: IntersectionObserver | null = null;
  #tabStop: ChannelId | null = null;

  constructor() {
    super();
    this.rooms = noRooms;
    this.status = 'open';
    this.selected = null;
    this.me = null;
    this.presence = new Map();
    this.visitors = new Map();
    this.typists = new Map();
    this.held = null;
    this.isCopied = false;
    this.addController(new Ticking(this, 20_000));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#endWatch = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) this.#tell('iris-load-more');
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#endWatch?.disconnect();
  }

  /** Puts the keyboard on the selected row, or on the first. */
  override focus(): void {
    this.#row(this.selected)?.focus();
    if (this.shadowRoot?.activeElement === null) this.#links()[0]?.focus();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('status')) this.held = null;
    if (changed.has('selected')) this.#tabStop = this.selected;
  }

  protected override updated(): void {
    const sentinel = this.renderRoot.querySelector('.end.more');
    this.#endWatch?.disconnect();
    if (sentinel !== null) this.#endWatch?.observe(sentinel);
  }

  protected override render(): TemplateResult {
    return html`
      <slot name="top"></slot>
      <div class="switch" role="group" aria-label="Which rooms">
        ${this.#switch('open', 'Open')} ${this.#switch('archived', 'Archived')}
      </div>
      <nav class="list" aria-label="Rooms">${this.#content(this.rooms.loading[this.status])}</nav>
    `;
  }

  #switch(status: ChannelStatus, text: string): TemplateResult {
    return html`
      <button
        type="button"
        aria-pressed=${this.status === status}
        @click=${() => this.#tell('iris-switch-list', status)}
      >
        ${text}
      </button>
    `;
  }

  #content(loading: Loading): TemplateResult {
    if (loading.status === 'failed')
      return problemNote(problemText(loading.problem, 'The rooms couldn’t be loaded'), () =>
        this.#tell('iris-load-rooms'),
      );
    if (loading.status !== 'loaded')
      return html`
        <div role="status" class="for-screen-readers">Loading rooms</div>
        ${skeletons.map(() => html`<div class="skeleton" aria-hidden="true"><span></span><span></span><span></span></div>`)}
      `;
    const rooms = listed(this.rooms, this.status);
    if (rooms.length === 0 && this.me !== null)
      return emptyList({
        status: this.status,
        tenantId: this.me.tenantId,
        isCopied: this.isCopied,
        copy: () => void this.#copyTag(),
      });
    return html`${this.#list(rooms)} ${this.#end(loading)}`;
  }

  #list(rooms: readonly Channel[]): TemplateResult {
    const wanted = rooms.map(({ id }) => id);
    const shown = this.held === null ? wanted : heldOrder(this.held, wanted);
    const kept = waitingCount(shown, wanted);
    const tabStop = this.#tabStop !== null && shown.includes(this.#tabStop) ? this.#tabStop : shown[0];
    const now = Date.now();
    return html`
      ${
        kept === 0
          ? nothing
          : html`<div class="held">
              <button type="button" @click=${this.#release}>
                ${kept === 1 ? '1 new room' : `${kept} new rooms`}
              </button>
            </div>`
      }
      <ul @pointerenter=${this.#hold} @pointerleave=${this.#release} @keydown=${this.#walk}>
        ${repeat(
          shown.flatMap((id) => this.rooms.byId.get(id) ?? []),
          ({ id }) => id,
          (room) =>
            html`<li>
              ${roomRow({
                room,
                me: this.me?.userId ?? '',
                presence: this.#presenceIn(room),
                typists: this.typists.get(room.id) ?? [],
                isSelected: room.id === this.selected,
                isTabStop: room.id === tabStop,
                now,
              })}
            </li>`,
        )}
      </ul>
    `;
  }

  #end(loading: Extract<Loading, { status: 'loaded' }>): TemplateResult {
    if (loading.nextCursor === null) return html`<div class="end">That’s all.</div>`;
    if (loading.more === 'failed')
      return html`
        <div class="end" role="alert">
          More rooms couldn’t be loaded.
          <button class="link" type="button" @click=${() => this.#tell('iris-load-more')}>Try again</button>
        </div>
      `;
    return html`<div class="end more">Loading more …</div>`;
  }

  #presenceIn({ id }: Channel): PresenceStatus {
    const visitor = this.visitors.get(id);
    return (visitor !== undefined && this.presence.get(visitor)) || 'offline';
  }

  readonly #hold = (event: PointerEvent): void => {
    if (event.pointerType === 'mouse') this.held = listed(this.rooms, this.status).map(({ id }) => id);
  };

  readonly #release = (): void => {
    this.held = null;
  };

  readonly #walk = (event: KeyboardEvent): void => {
    const links = this.#links();
    const index = links.findIndex((link) => link === this.shadowRoot?.activeElement);
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      Home: 0,
      End: links.length - 1,
    };
    const target = links[targets[event.key] ?? -1];
    if (target === undefined) return;
    event.preventDefault();
    target.focus();
  };

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

  #links(): HTMLAnchorElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLAnchorElement>('a.row')];
  }

  #row(channelId: ChannelId | null): HTMLAnchorElement | undefined {
    return this.#links().find(({ dataset }) => dataset['room'] === channelId);
  }

  #tell(type: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}
