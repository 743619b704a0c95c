import type { ChannelId } from '@iris/contract';
import type { LitElement } from 'lit';
import { OpenRoom } from '../../controllers/open-room.ts';
import type { ConsoleLive } from '../../live/console-live.ts';
import { hitSeq } from '../../state/found.ts';
import type { Room } from '../../state/room.ts';

export interface OpeningParts {
  readonly live: () => ConsoleLive | null;
  /** Another room is opened, or none is open any more. */
  readonly onChange: () => void;
}

/** Opens the room that the address names, and puts the keyboard where one goes on in it. */
export class RoomOpening {
  /** Whether that room is still being looked for. */
  isFinding = false;
  readonly #host: LitElement;
  readonly #parts: OpeningParts;
  readonly #place: OpenRoom;
  #goesOnWriting = false;

  constructor(host: LitElement, parts: OpeningParts) {
    this.#host = host;
    this.#parts = parts;
    this.#place = new OpenRoom(host, () => void this.look());
    host.addController(this.#place);
  }

  get channelId(): ChannelId | null {
    return this.#place.channelId;
  }

  /** The open room, if it is known. */
  get room(): Room | null {
    const { channelId } = this;
    return (channelId !== null && this.#parts.live()?.store.state.rooms.byId.get(channelId)) || null;
  }

  /** Whether there was one to go to. */
  goTo(channelId: ChannelId | null): boolean {
    if (channelId === null) return false;
    this.#goesOnWriting = true;
    const match = this.#parts.live()?.store.state.found?.matches.get(channelId);
    this.#place.open(channelId, hitSeq(match));
    return true;
  }

  close(): void {
    this.#place.close();
  }

  /** A room that was clicked with a mouse or opened by key is opened to write; a finger first wants to read. */
  readonly clicked = (event: MouseEvent): void => {
    const link = event.composedPath().find((part) => part instanceof HTMLAnchorElement);
    if (link?.dataset['room'] === undefined) return;
    this.#goesOnWriting = event.detail === 0 || matchMedia('(hover: hover)').matches;
    // The address stays as it is, and says nothing: what was looked for is shown once more.
    if (link.hash === location.hash) void this.look();
  };

  async look(): Promise<void> {
    const { channelId, seq } = this.#place;
    const live = this.#parts.live();
    this.#parts.onChange();
    if (channelId === null) live?.close();
    if (live === null || channelId === null) return;
    this.#find(true);
    await live.open(channelId, seq);
    this.#find(false);
    await this.#host.updateComplete;
    this.#enter();
  }

  #find(isFinding: boolean): void {
    this.isFinding = isFinding;
    this.#host.requestUpdate();
  }

  #enter(): void {
    const conversation = this.#host.renderRoot.querySelector('iris-conversation');
    if (this.#goesOnWriting && this.#place.seq !== null) conversation?.focusLog();
    else if (this.#goesOnWriting) conversation?.focus();
    this.#goesOnWriting = false;
  }
}
