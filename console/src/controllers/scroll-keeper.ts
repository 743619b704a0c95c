import type { ReactiveController } from 'lit';

/** Closer to the end than this counts as being at the end. */
const nearPx = 48;

export interface ScrollKept {
  readonly scroller: () => HTMLElement | null;
  /** Whether more follows that isn't there yet: then the last thing that is there is not the end. */
  readonly hasMore: () => boolean;
  /** The reader came to the end, or left it. */
  readonly onMoved: () => void;
}

/** Something in view, and where it stood in it. */
interface Anchor {
  readonly key: string;
  readonly top: number;
}

/**
 * Keeps what somebody reads where it is while a log grows and shrinks: at the end it follows the newest words, elsewhere
 * what is in view stays there, whatever is added or taken away above and below. What has `data-anchor` can be held on
 * to; its value names it.
 */
export class ScrollKeeper implements ReactiveController {
  /** Whether the reader is at the end. */
  isAtEnd = true;
  readonly #kept: ScrollKept;
  #anchor: Anchor | null = null;
  #endTop = 0;
  #resizes: ResizeObserver | null = null;

  constructor(kept: ScrollKept) {
    this.#kept = kept;
  }

  hostDisconnected(): void {
    this.#resizes?.disconnect();
    this.#resizes = null;
  }

  hostUpdate(): void {
    const scroller = this.#kept.scroller();
    if (scroller !== null && this.isAtEnd && this.#hasLeft(scroller)) this.#enter(false);
    this.#anchor = scroller === null || this.isAtEnd ? null : anchorIn(scroller);
  }

  hostUpdated(): void {
    const scroller = this.#kept.scroller();
    if (scroller === null) return;
    this.#watch(scroller);
    if (this.isAtEnd && this.#kept.hasMore()) this.#enter(false);
    if (this.isAtEnd) this.toEnd();
    else if (this.#anchor !== null) holdTo(scroller, this.#anchor);
  }

  toEnd(): void {
    const scroller = this.#kept.scroller();
    if (scroller !== null) {
      scroller.scrollTop = scroller.scrollHeight;
      this.#endTop = scroller.scrollTop;
    }
    this.#enter(true);
  }

  readonly scrolled = (): void => {
    const scroller = this.#kept.scroller();
    if (scroller === null) return;
    this.#enter(isNearEnd(scroller) && !this.#kept.hasMore());
  };

  /** Whoever scrolled up a moment ago has left the end, even if the browser hasn't said so yet. */
  #hasLeft(scroller: HTMLElement): boolean {
    return scroller.scrollTop < this.#endTop - 1 && !isNearEnd(scroller);
  }

  #enter(isAtEnd: boolean): void {
    if (this.isAtEnd === isAtEnd) return;
    this.isAtEnd = isAtEnd;
    this.#kept.onMoved();
  }

  /** A keyboard on the screen or a growing reply box makes the log smaller: the end stays the end. */
  #watch(scroller: HTMLElement): void {
    if (this.#resizes !== null) return;
    this.#resizes = new ResizeObserver(() => this.isAtEnd && this.toEnd());
    this.#resizes.observe(scroller);
  }
}

function isNearEnd({ scrollHeight, scrollTop, clientHeight }: HTMLElement): boolean {
  return scrollHeight - scrollTop - clientHeight <= nearPx;
}

/** The first thing that reaches into the view. */
function anchorIn(scroller: HTMLElement): Anchor | null {
  const { top: viewTop } = scroller.getBoundingClientRect();
  for (const element of scroller.querySelectorAll<HTMLElement>('[data-anchor]')) {
    const { top, bottom } = element.getBoundingClientRect();
    if (bottom > viewTop) return { key: element.dataset['anchor'] ?? '', top };
  }
  return null;
}

function holdTo(scroller: HTMLElement, { key, top }: Anchor): void {
  const element = scroller.querySelector(`[data-anchor="${CSS.escape(key)}"]`);
  if (element !== null) scroller.scrollTop += element.getBoundingClientRect().top - top;
}
