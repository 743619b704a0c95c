import { IrisVerifyMail } from './iris-verify-mail.ts';

customElements.define('iris-verify-mail', IrisVerifyMail);

declare global {
  interface HTMLElementTagNameMap {
    'iris-verify-mail': IrisVerifyMail;
  }
}
