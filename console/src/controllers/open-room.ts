import type { ChannelId } from '@iris/contract';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { addressOf, placeOf } from '../state/address.ts';

const nowhere = { channelId: null, seq: null };

/**
 * Which room is open stands in the address of the page, and which message if one was looked for, so that a reload, a
 * bookmark and the browser's back button all lead where one was.
 */
export class OpenRoom implements ReactiveController {
  channelId: ChannelId | null = null;
  /** The message that was looked for. */
  seq: number | null = null;
  readonly #host: ReactiveControllerHost;
  readonly #onChange: () => void;
  #cameFromList = false;

  constructor(host: ReactiveControllerHost, onChange: () => void) {
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

  open(channelId: ChannelId, seq: number | null): void {
    location.hash = addressOf(channelId, seq);
  }

  /** Back to the list: by the browser's own way if one came from there, so that its back button stays right. */
  close(): void {
    if (this.#cameFromList) history.back();
    else location.replace('#');
  }

  readonly #follow = (): void => {
    const { channelId, seq } = placeOf(location.hash) ?? nowhere;
    if (channelId === this.channelId && seq === this.seq) return;
    this.#cameFromList = this.channelId === null && channelId !== null && this.#isLive;
    this.channelId = channelId;
    this.seq = seq;
    this.#onChange();
    this.#host.requestUpdate();
  };

  /** Set after the first look at the address: what was there when the page loaded has no list before it. */
  #isLive = false;

  hostUpdated(): void {
    this.#isLive = true;
  }
}
