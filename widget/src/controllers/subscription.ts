import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Conversation } from '../conversation/conversation.ts';

/** Renders its host again whenever the conversation changes, for as long as the host is in the page. */
export class Subscription implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #conversation: () => Conversation;
  #unsubscribe: (() => void) | null = null;

  constructor(host: ReactiveControllerHost, conversation: () => Conversation) {
    this.#host = host;
    this.#conversation = conversation;
  }

  hostConnected(): void {
    this.#unsubscribe = this.#conversation().subscribe(() => this.#host.requestUpdate());
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = null;
  }
}
