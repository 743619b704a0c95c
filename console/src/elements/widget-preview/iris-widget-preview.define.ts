import { IrisWidgetPreview } from './iris-widget-preview.ts';

customElements.define('iris-widget-preview', IrisWidgetPreview);

declare global {
  interface HTMLElementTagNameMap {
    'iris-widget-preview': IrisWidgetPreview;
  }
}
