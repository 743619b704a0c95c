import '../edit-box/iris-edit-box.define.ts';
import { IrisMessageLog } from './iris-message-log.ts';

customElements.define('iris-message-log', IrisMessageLog);

declare global {
  interface HTMLElementTagNameMap {
    'iris-message-log': IrisMessageLog;
  }
}
