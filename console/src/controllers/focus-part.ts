import type { LitElement } from 'lit';

/** Puts the keyboard on a part of an element, as soon as that is drawn. */
export function focusPart(host: LitElement, selector: string): void {
  const focus = () => host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  if (host.isUpdatePending) void host.updateComplete.then(focus);
  else focus();
}
