import '../face/iris-face.define.ts';
import { IrisAssignee } from './iris-assignee.ts';

customElements.define('iris-assignee', IrisAssignee);

declare global {
  interface HTMLElementTagNameMap {
    'iris-assignee': IrisAssignee;
  }
}
