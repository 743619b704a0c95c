import { isMac } from '../look/is-mac.ts';
import type { ReactiveController } from 'lit';
import { actOf, type KeyAct } from '../state/keys.ts';

/** What the keys of the console do. Each answers whether it did anything. */
export type KeyActs = Readonly<Record<KeyAct, () => boolean>>;

/** The keys that work wherever the focus is; those of a list or a field belong to the list or the field. */
export class ConsoleKeys implements ReactiveController {
  readonly #acts: KeyActs;

  constructor(acts: KeyActs) {
    this.#acts = acts;
  }

  hostConnected(): void {
    document.addEventListener('keydown', this.#pressed);
  }

  hostDisconnected(): void {
    document.removeEventListener('keydown', this.#pressed);
  }

  readonly #pressed = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing || isInDialog(event)) return;
    const act = actOf(event, { isWriting: isWriting(event), isMac: isMac() });
    if (act !== null && this.#acts[act]()) event.preventDefault();
  };
}

/**
 * Whoever is asked something isn't in the room behind it. A dialog that was closed keeps the focus until the next picture:
 * what is pressed meanwhile is meant for the room.
 */
function isInDialog(event: KeyboardEvent): boolean {
  return event.composedPath().some((part) => part instanceof HTMLDialogElement && part.open);
}

function isWriting(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  return target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;
}
