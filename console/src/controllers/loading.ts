import { IrisProblem } from '@iris/client';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

export type LoadState<T> =
  | { readonly status: 'loading' }
  | { readonly status: 'loaded'; readonly value: T }
  | { readonly status: 'failed'; readonly problem: unknown };

/**
 * Loads what its host shows as soon as that is on the page, and once more by itself when the network is back. What was
 * loaded stays in sight while it is loaded again.
 */
export class Loading<T> implements ReactiveController {
  state: LoadState<T> = { status: 'loading' };
  readonly #host: ReactiveControllerHost;
  readonly #fetch: () => Promise<T>;
  #lastRun = 0;
  #settledRun = 0;

  constructor(host: ReactiveControllerHost, fetch: () => Promise<T>) {
    this.#host = host;
    this.#fetch = fetch;
    host.addController(this);
  }

  /** Whether something newer than `state` is on its way. */
  get isBusy(): boolean {
    return this.#settledRun !== this.#lastRun;
  }

  hostConnected(): void {
    window.addEventListener('online', this.#backOnline);
    void this.load();
  }

  hostDisconnected(): void {
    window.removeEventListener('online', this.#backOnline);
  }

  async load(): Promise<void> {
    const run = (this.#lastRun += 1);
    this.#enter(this.state.status === 'failed' ? { status: 'loading' } : this.state);
    const state = await this.#fetch().then(
      (value): LoadState<T> => ({ status: 'loaded', value }),
      (problem: unknown): LoadState<T> => ({ status: 'failed', problem }),
    );
    if (run !== this.#lastRun) return;
    this.#settledRun = run;
    this.#enter(state);
  }

  /** What an act changed, without asking for all of it again. */
  change(change: (value: T) => T): void {
    if (this.state.status === 'loaded') this.#enter({ status: 'loaded', value: change(this.state.value) });
  }

  #enter(state: LoadState<T>): void {
    this.state = state;
    this.#host.requestUpdate();
  }

  readonly #backOnline = (): void => {
    const { state } = this;
    const isCutOff = state.status === 'failed' && state.problem instanceof IrisProblem;
    if (isCutOff && state.problem.code === 'unreachable') void this.load();
  };
}
