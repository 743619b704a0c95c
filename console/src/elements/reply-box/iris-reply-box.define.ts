import { IrisReplyBox } from './iris-reply-box.ts';

customElements.define('iris-reply-box', IrisReplyBox);

declare global {
  interface HTMLElementTagNameMap {
    'iris-reply-box': IrisReplyBox;
  }
}
