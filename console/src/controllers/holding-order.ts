import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { heldAgainst, type HeldOrder, holdOrder } from '../state/held-order.ts';

/**
 * Keeps a list in the order it has while the mouse is over it or the keyboard walks through it. Bind `pointed`,
 * `unpointed`, `focused` and `blurred` to pointerenter, pointerleave, focusin and focusout.
 */
export class HoldingOrder<Item> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #wanted: readonly Item[] = [];
  #held: HeldOrder<Item> | null = null;
  #isPointed = false;
  #isFocused = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** The list is gone, and with it who pointed at it. */
  hostDisconnected(): void {
    this.#isPointed = false;
    this.#isFocused = false;
    this.#held = null;
  }

  /** The order to show when the list should be `wanted`. */
  shown(wanted: readonly Item[]): readonly Item[] {
    if (this.#held !== null && wanted !== this.#wanted) this.#held = heldAgainst(this.#held, wanted);
    this.#wanted = wanted;
    return this.#held?.shown ?? wanted;
  }

  /** How many items wait until they may be shown. */
  get waiting(): number {
    return this.#held?.waiting ?? 0;
  }

  /** Shows what waits, and holds that from now on. */
  catchUp(): void {
    this.#held = this.#isPointed || this.#isFocused ? holdOrder(this.#wanted) : null;
    this.#host.requestUpdate();
  }

  /** It is another list now. */
  begin(wanted: readonly Item[]): void {
    this.#wanted = wanted;
    if (this.#held !== null) this.#held = holdOrder(wanted);
  }

  /** A finger never leaves, so it doesn't hold. */
  readonly pointed = (event: PointerEvent): void => {
    if (event.pointerType === 'mouse') this.#note({ isPointed: true });
  };

  readonly unpointed = (): void => this.#note({ isPointed: false });

  readonly focused = (event: FocusEvent): void => {
    const isByKey = event.target instanceof Element && event.target.matches(':focus-visible');
    if (isByKey) this.#note({ isFocused: true });
  };

  readonly blurred = (): void => this.#note({ isFocused: false });

  #note({ isPointed = this.#isPointed, isFocused = this.#isFocused }): void {
    this.#isPointed = isPointed;
    this.#isFocused = isFocused;
    const isHeld = isPointed || isFocused;
    if (isHeld === (this.#held !== null)) return;
    this.#held = isHeld ? holdOrder(this.#wanted) : null;
    this.#host.requestUpdate();
  }
}
