import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Draws its host again when the browser loses its network or has one again. */
export class BeingOffline implements ReactiveController {
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get isOffline(): boolean {
    return !navigator.onLine;
  }

  hostConnected(): void {
    window.addEventListener('online', this.#look);
    window.addEventListener('offline', this.#look);
  }

  hostDisconnected(): void {
    window.removeEventListener('online', this.#look);
    window.removeEventListener('offline', this.#look);
  }

  readonly #look = (): void => this.#host.requestUpdate();
}
