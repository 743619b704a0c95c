import type { LitElement, ReactiveController } from 'lit';
import type { ConversationState } from '../state/conversation-state.ts';

/** Within this distance of the end one counts as being there. */
const nearEndPx = 48;
/** Within this distance of the start the messages before are fetched. */
const nearStartPx = 240;
/** Space above the line "New messages" when the list begins there. */
const linePx = 12;

/**
 * Keeps the list where its reader is: at the end when they are there, and where they read when messages come
 * before or after. The host has an element `.scroller`.
 */
export class Scroll implements ReactiveController {
  readonly #host: LitElement;
  readonly #state: () => ConversationState;
  readonly #resize = new ResizeObserver(() => this.#stay());
  #isAtEnd = true;
  #arrives = true;
  #seenSeq = 0;
  #outboxSize = 0;
  #firstSeq: number | null = null;
  #fromEnd = 0;
  #height = 0;

  constructor(host: LitElement, state: () => ConversationState) {
    this.#host = host;
    this.#state = state;
    host.addController(this);
  }

  hostConnected(): void {
    this.#arrives = true;
    void this.#observe();
  }

  async #observe() {
    await this.#host.updateComplete;
    if (this.#scroller === null) return;
    this.#height = this.#scroller.clientHeight;
    this.#resize.observe(this.#scroller);
  }

  hostDisconnected(): void {
    this.#resize.disconnect();
  }

  get #scroller(): HTMLElement | null {
    return this.#host.renderRoot.querySelector('.scroller');
  }

  /** The reader has gone back to what was said before. */
  get isAway(): boolean {
    return !this.#isAtEnd;
  }

  /** Something came that they haven't seen. */
  get hasNews(): boolean {
    return this.isAway && (this.#state().messages.at(-1)?.seq ?? 0) > this.#seenSeq;
  }

  get isNearStart(): boolean {
    return (this.#scroller?.scrollTop ?? nearStartPx) < nearStartPx;
  }

  /** Called before an update: how far the reader is from the end, which what comes before doesn't change. */
  remember(): void {
    const scroller = this.#scroller;
    if (scroller !== null) this.#fromEnd = scroller.scrollHeight - scroller.scrollTop;
  }

  /** Called after an update. */
  restore(): void {
    const { messages, outbox, history } = this.#state();
    const firstSeq = messages[0]?.seq ?? null;
    const hasOlder = this.#firstSeq !== null && firstSeq !== null && firstSeq < this.#firstSeq;
    const hasWritten = outbox.length > this.#outboxSize;
    this.#firstSeq = firstSeq;
    this.#outboxSize = outbox.length;
    if (this.#arrives && history === 'ready') this.#begin();
    else if (hasWritten || this.#isAtEnd) this.toEnd();
    else if (hasOlder) this.#jump(this.#fromEnd);
  }

  /** The reader comes to look: at what is new for them, else at the end. */
  arrive(): void {
    this.#arrives = true;
    this.restore();
  }

  toEnd(): void {
    this.#jump(0);
    this.moved();
  }

  /** Called when the list was scrolled, by whomever. */
  moved(): void {
    const scroller = this.#scroller;
    if (scroller === null || scroller.clientHeight === 0) return;
    const wasAtEnd = this.#isAtEnd;
    const distance = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight;
    this.#isAtEnd = distance < nearEndPx;
    if (this.#isAtEnd) this.#seenSeq = this.#state().messages.at(-1)?.seq ?? 0;
    if (wasAtEnd !== this.#isAtEnd) this.#host.requestUpdate();
  }

  #begin() {
    if (this.#scroller?.clientHeight === 0) return;
    this.#arrives = false;
    const line = this.#host.renderRoot.querySelector('.divider.new');
    if (!(line instanceof HTMLElement) || this.#scroller === null) return this.toEnd();
    // Not scrollIntoView: that would scroll the page around us as well.
    this.#scroller.scrollTop = line.offsetTop - linePx;
    this.moved();
  }

  /** Keyboard, composer and window change the height; whoever was at the end stays there. */
  #stay() {
    const height = this.#scroller?.clientHeight ?? 0;
    const hasChanged = height !== this.#height;
    this.#height = height;
    if (this.#isAtEnd && hasChanged) this.#jump(0);
  }

  #jump(fromEnd: number) {
    const scroller = this.#scroller;
    if (scroller !== null) scroller.scrollTop = scroller.scrollHeight - fromEnd;
  }
}
