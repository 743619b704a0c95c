import { IrisSignUp } from './iris-sign-up.ts';

customElements.define('iris-sign-up', IrisSignUp);

declare global {
  interface HTMLElementTagNameMap {
    'iris-sign-up': IrisSignUp;
  }
}
