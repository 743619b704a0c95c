import '../ask/iris-ask.define.ts';
import '../face/iris-face.define.ts';
import '../invite/iris-invite.define.ts';
import { IrisTeam } from './iris-team.ts';

customElements.define('iris-team', IrisTeam);

declare global {
  interface HTMLElementTagNameMap {
    'iris-team': IrisTeam;
  }
}
