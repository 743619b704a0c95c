import '../copy-line/iris-copy-line.define.ts';
import { IrisInvite } from './iris-invite.ts';

customElements.define('iris-invite', IrisInvite);

declare global {
  interface HTMLElementTagNameMap {
    'iris-invite': IrisInvite;
  }
}
