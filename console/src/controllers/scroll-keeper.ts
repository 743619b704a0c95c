import type { ReactiveController } from 'lit';

/** Closer to the end than this counts as being at the end. */
const nearPx = 48;

/**
 * Keeps what somebody reads where it is while a log grows: at the end it follows the newest words, elsewhere it
 * stays, also when history is added above.
 */
export class ScrollKeeper implements ReactiveController {
  /** Whether the reader is at the end. */
  isAtEnd = true;
  readonly #scroller: () => HTMLElement | null;
  readonly #onMoved: () => void;
  #heightBefore = 0;
  #topBefore = 0;
  #resizes: ResizeObserver | null = null;

  constructor(scroller: () => HTMLElement | null, onMoved: () => void) {
    this.#scroller = scroller;
    this.#onMoved = onMoved;
  }

  hostDisconnected(): void {
    this.#resizes?.disconnect();
    this.#resizes = null;
  }

  hostUpdate(): void {
    const scroller = this.#scroller();
    if (scroller === null) return;
    this.#heightBefore = scroller.scrollHeight;
    this.#topBefore = scroller.scrollTop;
  }

  hostUpdated(): void {
    const scroller = this.#scroller();
    if (scroller === null) return;
    this.#watch(scroller);
    if (this.isAtEnd) this.toEnd();
  }

  /** History came in above: what was in view stays in view. Call it in the same update, after the others. */
  keepBelow(): void {
    const scroller = this.#scroller();
    if (scroller === null || this.isAtEnd) return;
    scroller.scrollTop = this.#topBefore + scroller.scrollHeight - this.#heightBefore;
  }

  toEnd(): void {
    const scroller = this.#scroller();
    if (scroller !== null) scroller.scrollTop = scroller.scrollHeight;
    this.#enter(true);
  }

  readonly scrolled = (): void => {
    const scroller = this.#scroller();
    if (scroller === null) return;
    this.#enter(scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight <= nearPx);
  };

  #enter(isAtEnd: boolean): void {
    if (this.isAtEnd === isAtEnd) return;
    this.isAtEnd = isAtEnd;
    this.#onMoved();
  }

  /** A keyboard on the screen or a growing reply box makes the log smaller: the end stays the end. */
  #watch(scroller: HTMLElement): void {
    if (this.#resizes !== null) return;
    this.#resizes = new ResizeObserver(() => this.isAtEnd && this.toEnd());
    this.#resizes.observe(scroller);
  }
}
