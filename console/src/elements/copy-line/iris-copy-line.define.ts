import { IrisCopyLine } from './iris-copy-line.ts';

customElements.define('iris-copy-line', IrisCopyLine);

declare global {
  interface HTMLElementTagNameMap {
    'iris-copy-line': IrisCopyLine;
  }
}
