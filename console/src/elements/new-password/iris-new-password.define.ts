import { IrisNewPassword } from './iris-new-password.ts';

customElements.define('iris-new-password', IrisNewPassword);

declare global {
  interface HTMLElementTagNameMap {
    'iris-new-password': IrisNewPassword;
  }
}
