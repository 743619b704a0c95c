import type { ChannelId } from '@iris/contract';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { addressOf, roomOf } from '../state/address.ts';

/**
 * Which room is open stands in the address of the page, so that a reload, a bookmark and the browser's back button
 * all lead where one was.
 */
export class OpenRoom implements ReactiveController {
  channelId: ChannelId | null = null;
  readonly #host: ReactiveControllerHost;
  readonly #onChange: (channelId: ChannelId | null) => void;
  #cameFromList = false;

  constructor(host: ReactiveControllerHost, onChange: (channelId: ChannelId | null) => void) {
    this.#host = host;
    this.#onChange = onChange;
  }

  hostConnected(): void {
    window.addEventListener('hashchange', this.#follow);
    this.#follow();
  }

  hostDisconnected(): void {
    window.removeEventListener('hashchange', this.#follow);
  }

  open(channelId: ChannelId): void {
    location.hash = addressOf(channelId);
  }

  /** Back to the list: by the browser's own way if one came from there, so that its back button stays right. */
  close(): void {
    if (this.#cameFromList) history.back();
    else location.replace('#');
  }

  readonly #follow = (): void => {
    const next = roomOf(location.hash);
    if (next === this.channelId) return;
    this.#cameFromList = this.channelId === null && next !== null && this.#isLive;
    this.channelId = next;
    this.#onChange(next);
    this.#host.requestUpdate();
  };

  /** Set after the first look at the address: what was there when the page loaded has no list before it. */
  #isLive = false;

  hostUpdated(): void {
    this.#isLive = true;
  }
}
