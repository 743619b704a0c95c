import { IrisForgotPassword } from './iris-forgot-password.ts';

customElements.define('iris-forgot-password', IrisForgotPassword);

declare global {
  interface HTMLElementTagNameMap {
    'iris-forgot-password': IrisForgotPassword;
  }
}
