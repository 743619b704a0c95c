import { IrisTagEditor } from './iris-tag-editor.ts';

customElements.define('iris-tag-editor', IrisTagEditor);

declare global {
  interface HTMLElementTagNameMap {
    'iris-tag-editor': IrisTagEditor;
  }
}
