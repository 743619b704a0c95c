import '../profile-menu/iris-profile-menu.define.ts';
import '../toast/iris-toast.define.ts';
import { IrisAdminFrame } from './iris-admin-frame.ts';

customElements.define('iris-admin-frame', IrisAdminFrame);

declare global {
  interface HTMLElementTagNameMap {
    'iris-admin-frame': IrisAdminFrame;
  }
}
