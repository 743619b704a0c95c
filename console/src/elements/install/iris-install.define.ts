import '../copy-line/iris-copy-line.define.ts';
import { IrisInstall } from './iris-install.ts';

customElements.define('iris-install', IrisInstall);

declare global {
  interface HTMLElementTagNameMap {
    'iris-install': IrisInstall;
  }
}
