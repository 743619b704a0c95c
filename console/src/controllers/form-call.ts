import { IrisProblem } from '@iris/client';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type ProblemText, problemText } from '../state/problem-text.ts';

export type FormState =
  | { readonly name: 'ready'; readonly problem: ProblemText | null }
  | { readonly name: 'sending' }
  /** Too many tries: nothing can be sent before `until` (milliseconds since the epoch). */
  | { readonly name: 'waiting'; readonly until: number };

/** Better words than the general ones for what the server said; null where there are none. */
export type WordsFor = (problem: IrisProblem) => ProblemText | null;

/**
 * What a form sends: once at a time, not before the server wants to hear from it again, and with words for what went
 * wrong.
 */
export class FormCall implements ReactiveController {
  state: FormState = { name: 'ready', problem: null };
  readonly #host: ReactiveControllerHost;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get isSending(): boolean {
    return this.state.name === 'sending';
  }

  get isWaiting(): boolean {
    return this.state.name === 'waiting';
  }

  hostDisconnected(): void {
    clearInterval(this.#timer);
  }

  /** Whether the act was done. `failure` says what wasn't, where nobody has better words. */
  async send(failure: string, act: () => Promise<void>, wordsFor: WordsFor = () => null): Promise<boolean> {
    if (this.state.name !== 'ready') return false;
    this.#enter({ name: 'sending' });
    try {
      await act();
      this.#enter({ name: 'ready', problem: null });
      return true;
    } catch (problem) {
      this.#refused(problem, failure, wordsFor);
      return false;
    }
  }

  /** Forgets what went wrong before: the form is another one now. */
  reset(): void {
    if (this.state.name === 'ready') this.#enter({ name: 'ready', problem: null });
  }

  #refused(problem: unknown, failure: string, wordsFor: WordsFor): void {
    const known = problem instanceof IrisProblem ? problem : null;
    if (known?.code === 'rate_limited') return this.#wait(known.retryAfterMs ?? 60_000);
    const words = known === null ? null : (offlineWords(known, failure) ?? wordsFor(known));
    this.#enter({ name: 'ready', problem: words ?? problemText(problem, failure) });
  }

  #wait(ms: number): void {
    const until = Date.now() + ms;
    this.#enter({ name: 'waiting', until });
    this.#timer = setInterval(() => {
      if (Date.now() < until) return this.#host.requestUpdate();
      clearInterval(this.#timer);
      this.#enter({ name: 'ready', problem: null });
    }, 1_000);
  }

  #enter(state: FormState): void {
    this.state = state;
    this.#host.requestUpdate();
  }
}

function offlineWords({ code }: IrisProblem, title: string): ProblemText | null {
  if (code !== 'unreachable' || navigator.onLine) return null;
  return { title, advice: 'You’re offline. Try again once you are back.', requestId: null };
}
