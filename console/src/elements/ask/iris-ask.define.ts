import { IrisAsk } from './iris-ask.ts';

customElements.define('iris-ask', IrisAsk);

declare global {
  interface HTMLElementTagNameMap {
    'iris-ask': IrisAsk;
  }
}
