import { IrisConnectionLine } from './iris-connection-line.ts';

customElements.define('iris-connection-line', IrisConnectionLine);

declare global {
  interface HTMLElementTagNameMap {
    'iris-connection-line': IrisConnectionLine;
  }
}
