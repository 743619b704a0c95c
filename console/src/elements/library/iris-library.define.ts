import '../draft-settings/iris-draft-settings.define.ts';
import '../entries/iris-entries.define.ts';
import { IrisLibrary } from './iris-library.ts';

customElements.define('iris-library', IrisLibrary);

declare global {
  interface HTMLElementTagNameMap {
    'iris-library': IrisLibrary;
  }
}
