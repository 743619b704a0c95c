import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Which of several pages is open stands in the address, so that a reload, a bookmark and the back button lead there. */
export class OpenPage implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #onChange: (name: string) => void;
  #name = '';

  constructor(host: ReactiveControllerHost, onChange: (name: string) => void) {
    this.#host = host;
    this.#onChange = onChange;
    host.addController(this);
  }

  /** As the address says it; an empty string where it says nothing. */
  get name(): string {
    return this.#name;
  }

  hostConnected(): void {
    window.addEventListener('hashchange', this.#follow);
    this.#follow();
  }

  hostDisconnected(): void {
    window.removeEventListener('hashchange', this.#follow);
  }

  readonly #follow = (): void => {
    this.#name = location.hash.slice(1);
    this.#onChange(this.#name);
    this.#host.requestUpdate();
  };
}
