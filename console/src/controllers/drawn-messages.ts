import type { LitElement, ReactiveController } from 'lit';
import { type Conversation, emptyConversation, hasNewer, hasOlder } from '../state/conversation.ts';
import {
  asDrawn,
  drawnAfter,
  drawnAround,
  drawnBeyond,
  drawnFrom,
  type DrawnPart,
  undrawn,
} from '../state/drawn-part.ts';

/** So far ahead of the view its surroundings are drawn … */
const aheadPx = 800;
/** … and loaded when there are fewer messages left to draw than these. */
const aheadMessages = 40;

type Side = 'older' | 'newer';

/**
 * Draws of the messages that are kept some screens around the view, a few at a time, and asks for more before they run
 * out. Where what is drawn ends the log has an element with `data-edge="older"` or `"newer"`.
 */
export class DrawnMessages implements ReactiveController {
  /** The conversation as if only what is drawn of it were kept. */
  shown = emptyConversation;
  readonly #host: LitElement;
  readonly #onShort: (side: Side) => void;
  #conversation = emptyConversation;
  #drawn: DrawnPart | null = null;
  readonly #isNear = { older: false, newer: false };
  #edges: IntersectionObserver | null = null;

  constructor(host: LitElement, onShort: (side: Side) => void) {
    this.#host = host;
    this.#onShort = onShort;
  }

  hostDisconnected(): void {
    this.#edges?.disconnect();
  }

  /** Looks anew after each drawing: a few messages are drawn a picture, until the view has enough around it. */
  hostUpdated(): void {
    this.#edges?.disconnect();
    Object.assign(this.#isNear, { older: false, newer: false });
    this.#edges = new IntersectionObserver((entries) => this.#comeNear(entries), {
      root: this.#host.renderRoot.querySelector('[role=log]'),
      rootMargin: `${aheadPx}px 0px`,
    });
    for (const edge of this.#host.renderRoot.querySelectorAll('[data-edge]')) this.#edges.observe(edge);
  }

  /** The conversation that there is now; call it in each update. `seq` is where its reader is led to just now. */
  follow(now: Conversation, seq: number | null): void {
    if (now.history !== 'loaded') this.#drawn = null;
    else if (seq !== null) this.#drawn = drawnAround(now, seq);
    else if (this.#drawn === null) this.#drawn = drawnFrom(now, now.newFromSeq);
    else if (now !== this.#conversation) this.#drawn = drawnAfter(this.#drawn, this.#conversation, now);
    this.#conversation = now;
    this.shown = this.#drawn === null ? now : asDrawn(now, this.#drawn);
  }

  /** Draws the end of what is kept. */
  toEnd(): void {
    this.#drawn = drawnFrom(this.#conversation, null);
    this.#host.requestUpdate();
  }

  /** Whether something is kept beyond what is drawn. */
  isLeft(side: Side): boolean {
    return this.#left(side) > 0;
  }

  #comeNear(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries)
      this.#isNear[target.matches('[data-edge=older]') ? 'older' : 'newer'] = isIntersecting;
    if (this.#isNear.older) this.#drawBeyond('older', this.#isNear.newer);
    if (this.#isNear.newer) this.#drawBeyond('newer', this.#isNear.older);
  }

  #drawBeyond(side: Side, isOtherNear: boolean): void {
    const conversation = this.#conversation;
    const hasMore = side === 'older' ? hasOlder(conversation) : hasNewer(conversation);
    if (hasMore && conversation[side] === 'idle' && this.#left(side) < aheadMessages) this.#onShort(side);
    if (this.#drawn === null || !this.isLeft(side)) return;
    this.#drawn = drawnBeyond(this.#drawn, conversation, side, isOtherNear);
    this.#host.requestUpdate();
  }

  #left(side: Side): number {
    return this.#drawn === null ? 0 : undrawn(this.#drawn, this.#conversation, side);
  }
}
