import type { LitElement } from 'lit';
import { Popup, type PopupParts } from './popup.ts';

const items = '[role="menu"] [role^="menuitem"]';

/**
 * A menu below its button: arrows walk round its items, Escape closes it and goes back to the button, and so does
 * whatever is chosen. Bind `pressed` to the menu.
 */
export class Menu extends Popup {
  constructor(host: LitElement, parts: Omit<PopupParts, 'first'>) {
    super(host, { ...parts, first: items });
  }

  readonly pressed = (event: KeyboardEvent): void => {
    const all = [...this.host.renderRoot.querySelectorAll<HTMLElement>(items)];
    const index = all.findIndex((item) => item.matches(':focus'));
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: (index + 1) % all.length,
      ArrowUp: index - 1,
      Home: 0,
      End: -1,
    };
    const target = targets[event.key];
    if (target !== undefined) all.at(target)?.focus();
    else if (event.key === 'Escape') this.close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}
