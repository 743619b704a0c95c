import type { LitElement, ReactiveController } from 'lit';

export interface MenuParts {
  /** Selects the button that opens it. */
  readonly opener: string;
  readonly onOpen?: () => void;
}

/**
 * A menu below its button: arrows walk round its items, Escape closes it and goes back to the button, and so does
 * whatever is chosen; a click elsewhere closes it too. Bind `toggle` and `openerPressed` to the button, `pressed` to the
 * menu; draw the menu while `isOpen`.
 */
export class Menu implements ReactiveController {
  isOpen = false;
  readonly #host: LitElement;
  readonly #parts: MenuParts;
  #isFresh = false;

  constructor(host: LitElement, parts: MenuParts) {
    this.#host = host;
    this.#parts = parts;
  }

  hostConnected(): void {
    document.addEventListener('pointerdown', this.#pointerElsewhere);
    this.#host.addEventListener('focusout', this.#focusElsewhere);
  }

  hostDisconnected(): void {
    document.removeEventListener('pointerdown', this.#pointerElsewhere);
    this.#host.removeEventListener('focusout', this.#focusElsewhere);
  }

  hostUpdated(): void {
    if (this.#isFresh) this.#items()[0]?.focus();
    this.#isFresh = false;
  }

  readonly toggle = (): void => this.#set(!this.isOpen);

  /** Back to the button: something was chosen, or nothing. */
  close(): void {
    this.#set(false);
    this.#host.renderRoot.querySelector<HTMLElement>(this.#parts.opener)?.focus();
  }

  readonly openerPressed = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    this.#set(true);
  };

  readonly pressed = (event: KeyboardEvent): void => {
    const items = this.#items();
    const index = items.findIndex((item) => item.matches(':focus'));
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: (index + 1) % items.length,
      ArrowUp: index - 1,
      Home: 0,
      End: -1,
    };
    const target = targets[event.key];
    if (target !== undefined) items.at(target)?.focus();
    else if (event.key === 'Escape') this.close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  #set(isOpen: boolean): void {
    this.#isFresh = isOpen;
    this.isOpen = isOpen;
    if (isOpen) this.#parts.onOpen?.();
    this.#host.requestUpdate();
  }

  #items(): HTMLElement[] {
    return [...this.#host.renderRoot.querySelectorAll<HTMLElement>('[role="menu"] [role^="menuitem"]')];
  }

  readonly #pointerElsewhere = (event: PointerEvent): void => {
    if (this.isOpen && !event.composedPath().includes(this.#host)) this.#set(false);
  };

  readonly #focusElsewhere = (event: FocusEvent): void => {
    const goesTo = event.relatedTarget;
    if (this.isOpen && goesTo instanceof Node && !this.#host.contains(goesTo)) this.#set(false);
  };
}
