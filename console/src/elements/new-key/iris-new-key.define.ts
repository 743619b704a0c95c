import { IrisNewKey } from './iris-new-key.ts';

customElements.define('iris-new-key', IrisNewKey);

declare global {
  interface HTMLElementTagNameMap {
    'iris-new-key': IrisNewKey;
  }
}
