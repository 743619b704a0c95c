import '../ask/iris-ask.define.ts';
import '../copy-line/iris-copy-line.define.ts';
import '../new-key/iris-new-key.define.ts';
import { IrisKeys } from './iris-keys.ts';

customElements.define('iris-keys', IrisKeys);

declare global {
  interface HTMLElementTagNameMap {
    'iris-keys': IrisKeys;
  }
}
