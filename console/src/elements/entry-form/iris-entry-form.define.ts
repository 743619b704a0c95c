import { IrisEntryForm } from './iris-entry-form.ts';

customElements.define('iris-entry-form', IrisEntryForm);

declare global {
  interface HTMLElementTagNameMap {
    'iris-entry-form': IrisEntryForm;
  }
}
