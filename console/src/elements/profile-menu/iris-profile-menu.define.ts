import '../face/iris-face.define.ts';
import { IrisProfileMenu } from './iris-profile-menu.ts';

customElements.define('iris-profile-menu', IrisProfileMenu);

declare global {
  interface HTMLElementTagNameMap {
    'iris-profile-menu': IrisProfileMenu;
  }
}
