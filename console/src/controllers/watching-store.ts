import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Store } from '../state/store.ts';

/** Draws its host again whenever the state of a store changes. */
export class WatchingStore implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #store: () => Store<unknown, never> | null;
  #stopWatching: () => void = () => {};

  constructor(host: ReactiveControllerHost, store: () => Store<unknown, never> | null) {
    this.#host = host;
    this.#store = store;
  }

  hostConnected(): void {
    this.#stopWatching = this.#store()?.subscribe(() => this.#host.requestUpdate()) ?? this.#stopWatching;
  }

  hostDisconnected(): void {
    this.#stopWatching();
  }
}
