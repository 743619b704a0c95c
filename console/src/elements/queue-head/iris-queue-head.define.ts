import { IrisQueueHead } from './iris-queue-head.ts';

customElements.define('iris-queue-head', IrisQueueHead);

declare global {
  interface HTMLElementTagNameMap {
    'iris-queue-head': IrisQueueHead;
  }
}
