import '../ask/iris-ask.define.ts';
import '../entry-form/iris-entry-form.define.ts';
import { IrisEntries } from './iris-entries.ts';

customElements.define('iris-entries', IrisEntries);

declare global {
  interface HTMLElementTagNameMap {
    'iris-entries': IrisEntries;
  }
}
