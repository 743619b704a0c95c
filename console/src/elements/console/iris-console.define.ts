import '../workspace/iris-workspace.define.ts';
import { IrisConsole } from './iris-console.ts';

customElements.define('iris-console', IrisConsole);

declare global {
  interface HTMLElementTagNameMap {
    'iris-console': IrisConsole;
  }
}
