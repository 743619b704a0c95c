import { IrisEditBox } from './iris-edit-box.ts';

customElements.define('iris-edit-box', IrisEditBox);

declare global {
  interface HTMLElementTagNameMap {
    'iris-edit-box': IrisEditBox;
  }
}
