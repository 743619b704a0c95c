import { IrisKeyList } from './iris-key-list.ts';

customElements.define('iris-key-list', IrisKeyList);

declare global {
  interface HTMLElementTagNameMap {
    'iris-key-list': IrisKeyList;
  }
}
