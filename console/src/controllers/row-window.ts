import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { rangeAround, rangeTowards, type RowRange, shiftOf, viewAt } from '../state/row-range.ts';

/**
 * Draws of a long list only what is in view, a few rows at a time: rows of one height, which say by `aria-posinset`
 * which they are and are placed by that, in a list as high as all of them. What is in view stays in view when the list
 * grows or shrinks above it; at its top the list moves instead, so that one sees what comes.
 */
export class RowWindow<Key> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #scroller: () => HTMLElement | null;
  readonly #rowPx: number;
  #keys: readonly Key[] = [];
  #range: RowRange = { first: 0, end: 0 };
  #top = 0;
  /** Where the list stands as far as it has said. To ask it while it is being drawn would make the browser lay it out. */
  #toldTop = 0;
  /** Until it is measured, as high as the page. */
  #height = innerHeight;
  #isMoved = false;
  /** Whether this picture has got its rows. */
  #isDrawn = false;
  #nextPicture = 0;
  #resizes: ResizeObserver | null = null;

  constructor(host: ReactiveControllerHost, scroller: () => HTMLElement | null, rowPx: number) {
    this.#host = host;
    this.#scroller = scroller;
    this.#rowPx = rowPx;
  }

  hostDisconnected(): void {
    this.#resizes?.disconnect();
    this.#resizes = null;
    cancelAnimationFrame(this.#nextPicture);
  }

  hostUpdated(): void {
    const scroller = this.#scroller();
    if (scroller === null) return;
    this.#place(scroller.querySelectorAll<HTMLElement>('[aria-posinset]'));
    if (this.#isMoved) this.#move(scroller);
    this.#isMoved = false;
    this.#watch(scroller);
  }

  /** Which rows of `keys` to draw now; when more are wanted, they follow with the next pictures. */
  drawn(keys: readonly Key[]): RowRange {
    const isOther = keys !== this.#keys;
    if (isOther) this.#follow(keys);
    const { view, wanted } = this.#wanted();
    if (isOther || !this.#isDrawn) this.#range = this.#next(wanted, view);
    this.#isDrawn = true;
    if (!isSame(this.#range, wanted)) this.#drawNext();
    return this.#range;
  }

  /** Back to the first row, whatever was in view. */
  toTop(): void {
    this.#keys = [];
    this.#top = 0;
    this.#isMoved = true;
    this.#host.requestUpdate();
  }

  readonly scrolled = (): void => {
    const scroller = this.#scroller();
    // A list that is not displayed has no height and has forgotten where it was.
    if (scroller === null || scroller.clientHeight === 0) return;
    this.#top = scroller.scrollTop;
    this.#toldTop = this.#top;
    this.#height = scroller.clientHeight;
    if (!isSame(this.#range, this.#wanted().wanted)) this.#drawNext();
  };

  #wanted(): { readonly view: RowRange; readonly wanted: RowRange } {
    const rows = { count: this.#keys.length, rowPx: this.#rowPx };
    const view = viewAt(rows, this.#top, this.#height);
    return { view, wanted: rangeAround(rows, view) };
  }

  /** What one sees first is drawn whole: nobody scrolls yet. */
  #next(wanted: RowRange, view: RowRange): RowRange {
    return this.#range.end === 0 ? view : rangeTowards(this.#range, wanted, view);
  }

  #move(scroller: HTMLElement): void {
    if (this.#toldTop !== this.#top) scroller.scrollTop = this.#top;
    this.#toldTop = this.#top;
  }

  #drawNext(): void {
    cancelAnimationFrame(this.#nextPicture);
    this.#nextPicture = requestAnimationFrame(() => {
      this.#isDrawn = false;
      this.#host.requestUpdate();
    });
  }

  #follow(keys: readonly Key[]): void {
    const first = Math.floor(this.#top / this.#rowPx);
    const inView = Math.ceil(this.#height / this.#rowPx);
    const shift = first === 0 ? 0 : shiftOf(this.#keys, keys, first, inView);
    this.#keys = keys;
    this.#top += shift * this.#rowPx;
    this.#range = { first: this.#range.first + shift, end: this.#range.end + shift };
    this.#isMoved ||= shift !== 0;
  }

  #place(rows: Iterable<HTMLElement>): void {
    for (const row of rows) {
      row.style.insetBlockStart = `${(Number(row.ariaPosInSet) - 1) * this.#rowPx}px`;
      row.parentElement?.style.setProperty('block-size', `${this.#keys.length * this.#rowPx}px`);
    }
  }

  #watch(scroller: HTMLElement): void {
    if (this.#resizes !== null) return;
    this.#resizes = new ResizeObserver(this.scrolled);
    this.#resizes.observe(scroller);
  }
}

function isSame(a: RowRange, b: RowRange): boolean {
  return a.first === b.first && a.end === b.end;
}
