import '../admin-frame/iris-admin-frame.define.ts';
import { IrisAdmin } from './iris-admin.ts';

customElements.define('iris-admin', IrisAdmin);

declare global {
  interface HTMLElementTagNameMap {
    'iris-admin': IrisAdmin;
  }
}
