import { IrisPalette } from './iris-palette.ts';

customElements.define('iris-palette', IrisPalette);

declare global {
  interface HTMLElementTagNameMap {
    'iris-palette': IrisPalette;
  }
}
