import { IrisAcceptInvite } from './iris-accept-invite.ts';

customElements.define('iris-accept-invite', IrisAcceptInvite);

declare global {
  interface HTMLElementTagNameMap {
    'iris-accept-invite': IrisAcceptInvite;
  }
}
