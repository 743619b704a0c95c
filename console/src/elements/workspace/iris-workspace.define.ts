import '../connection-line/iris-connection-line.define.ts';
import '../conversation/iris-conversation.define.ts';
import '../person-card/iris-person-card.define.ts';
import '../profile-menu/iris-profile-menu.define.ts';
import '../queue-head/iris-queue-head.define.ts';
import '../room-list/iris-room-list.define.ts';
import '../toast/iris-toast.define.ts';
import { IrisWorkspace } from './iris-workspace.ts';

customElements.define('iris-workspace', IrisWorkspace);

declare global {
  interface HTMLElementTagNameMap {
    'iris-workspace': IrisWorkspace;
  }
}
