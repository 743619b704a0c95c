import type { ReactiveController } from 'lit';

/** What the keys of the console do. Each answers whether it did anything. */
export interface KeyActs {
  readonly showKeys: () => boolean;
  readonly escape: () => boolean;
  readonly step: (step: 1 | -1) => boolean;
}

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
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey) return;
    if (this.#act(event)) event.preventDefault();
  };

  #act(event: KeyboardEvent): boolean {
    if (event.altKey) {
      if (event.key === 'ArrowDown') return this.#acts.step(1);
      return event.key === 'ArrowUp' && this.#acts.step(-1);
    }
    if (event.key === 'Escape') return this.#acts.escape();
    return event.key === '?' && !isWriting(event) && this.#acts.showKeys();
  }
}

function isWriting(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  return target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;
}
