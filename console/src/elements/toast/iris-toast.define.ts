import { IrisToast } from './iris-toast.ts';

customElements.define('iris-toast', IrisToast);

declare global {
  interface HTMLElementTagNameMap {
    'iris-toast': IrisToast;
  }
}
