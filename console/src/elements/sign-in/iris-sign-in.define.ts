import { IrisSignIn } from './iris-sign-in.ts';

customElements.define('iris-sign-in', IrisSignIn);

declare global {
  interface HTMLElementTagNameMap {
    'iris-sign-in': IrisSignIn;
  }
}
