import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isSlug } from '../../state/slug.ts';

export type HandleState = 'empty' | 'malformed' | 'checking' | 'free' | 'taken' | 'unknown';

/** Pauses shorter than this are part of typing. */
const pauseMs = 300;

/** Asks whether a handle is free while it is being typed: the last one only, and not at every key. */
export class HandleCheck implements ReactiveController {
  state: HandleState = 'empty';
  readonly #host: ReactiveControllerHost;
  readonly #isFree: (slug: string) => Promise<boolean>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wanted = '';

  constructor(host: ReactiveControllerHost, isFree: (slug: string) => Promise<boolean>) {
    this.#host = host;
    this.#isFree = isFree;
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  check(slug: string): void {
    clearTimeout(this.#timer);
    this.#wanted = slug;
    if (slug === '') return this.#enter('empty');
    if (!isSlug(slug)) return this.#enter('malformed');
    this.#enter('checking');
    this.#timer = setTimeout(() => void this.#ask(slug), pauseMs);
  }

  /** Somebody was faster: the server said so when the form was sent. */
  markTaken(): void {
    this.#enter('taken');
  }

  async #ask(slug: string): Promise<void> {
    const answer = await this.#isFree(slug).catch(() => null);
    if (slug === this.#wanted) this.#enter(answer === null ? 'unknown' : answer ? 'free' : 'taken');
  }

  #enter(state: HandleState): void {
    this.state = state;
    this.#host.requestUpdate();
  }
}
