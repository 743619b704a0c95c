import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { whenIdle } from './when-idle.ts';

/** Parts of an element that its first picture doesn't need. */
export interface LaterParts {
  /** Fetches and defines them. */
  readonly load: () => Promise<unknown>;
  /** What they are called. */
  readonly names: readonly string[];
  /** They were needed and couldn't be had. */
  readonly onFailed: () => void;
}

/** Loads parts once the first picture is drawn and the browser has time, or when they are needed before that. */
export class LoadingLater implements ReactiveController {
  readonly #parts: LaterParts;
  #isBegun = false;

  constructor(host: ReactiveControllerHost, parts: LaterParts) {
    this.#parts = parts;
    host.addController(this);
  }

  hostUpdated(): void {
    if (this.#isBegun) return;
    this.#isBegun = true;
    // A failure is nobody's trouble until they are needed: then they are asked for again.
    whenIdle(() => void this.#parts.load().catch(() => null));
  }

  /** Does something with them: at once where they are there, else as soon as they are. */
  use(act: () => void): void {
    if (this.#parts.names.every((name) => customElements.get(name))) act();
    else void this.#useLater(act);
  }

  async #useLater(act: () => void): Promise<void> {
    try {
      await this.#parts.load();
    } catch {
      this.#parts.onFailed();
      return;
    }
    act();
  }
}
