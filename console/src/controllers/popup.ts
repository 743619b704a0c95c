import type { LitElement, ReactiveController } from 'lit';

export interface PopupParts {
  /** Selects the button that opens it. */
  readonly opener: string;
  /** Selects what has the keyboard first. */
  readonly first: string;
  readonly onOpen?: () => void;
}

/**
 * Something below its button that a click elsewhere closes. Bind `toggle` and `openerPressed` to the button; draw it
 * while `isOpen`.
 */
export class Popup implements ReactiveController {
  isOpen = false;
  protected readonly host: LitElement;
  readonly #parts: PopupParts;
  #isFresh = false;

  constructor(host: LitElement, parts: PopupParts) {
    this.host = host;
    this.#parts = parts;
  }

  hostConnected(): void {
    document.addEventListener('pointerdown', this.#pointerElsewhere);
    this.host.addEventListener('focusout', this.#focusElsewhere);
  }

  hostDisconnected(): void {
    document.removeEventListener('pointerdown', this.#pointerElsewhere);
    this.host.removeEventListener('focusout', this.#focusElsewhere);
  }

  hostUpdated(): void {
    if (this.#isFresh) this.host.renderRoot.querySelector<HTMLElement>(this.#parts.first)?.focus();
    this.#isFresh = false;
  }

  readonly toggle = (): void => this.#set(!this.isOpen);

  /** Back to the button: something was chosen, or nothing. */
  close(): void {
    this.#set(false);
    this.host.renderRoot.querySelector<HTMLElement>(this.#parts.opener)?.focus();
  }

  readonly openerPressed = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    this.#set(true);
  };

  #set(isOpen: boolean): void {
    this.#isFresh = isOpen;
    this.isOpen = isOpen;
    if (isOpen) this.#parts.onOpen?.();
    this.host.requestUpdate();
  }

  readonly #pointerElsewhere = (event: PointerEvent): void => {
    if (this.isOpen && !event.composedPath().includes(this.host)) this.#set(false);
  };

  readonly #focusElsewhere = (event: FocusEvent): void => {
    const goesTo = event.relatedTarget;
    if (this.isOpen && goesTo instanceof Node && !this.host.contains(goesTo)) this.#set(false);
  };
}
