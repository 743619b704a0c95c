import { IrisComposer } from './elements/composer/iris-composer.ts';
import { IrisHeader } from './elements/header/iris-header.ts';
import { IrisMessages } from './elements/messages/iris-messages.ts';
import { IrisPanel } from './elements/panel/iris-panel.ts';

declare global {
  interface HTMLElementTagNameMap {
    'iris-composer': IrisComposer;
    'iris-header': IrisHeader;
    'iris-messages': IrisMessages;
    'iris-panel': IrisPanel;
  }
}

/** Registers the panel's elements; a page that runs the widget twice has them already. */
export function definePanel(): void {
  const elements = {
    'iris-header': IrisHeader,
    'iris-messages': IrisMessages,
    'iris-composer': IrisComposer,
    'iris-panel': IrisPanel,
  };
  for (const [name, element] of Object.entries(elements))
    if (!customElements.get(name)) customElements.define(name, element);
}
