import { IrisFace } from './iris-face.ts';

customElements.define('iris-face', IrisFace);

declare global {
  interface HTMLElementTagNameMap {
    'iris-face': IrisFace;
  }
}
