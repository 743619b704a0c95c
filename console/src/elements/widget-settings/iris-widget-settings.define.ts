import '../allowed-origins/iris-allowed-origins.define.ts';
import '../widget-preview/iris-widget-preview.define.ts';
import { IrisWidgetSettings } from './iris-widget-settings.ts';

customElements.define('iris-widget-settings', IrisWidgetSettings);

declare global {
  interface HTMLElementTagNameMap {
    'iris-widget-settings': IrisWidgetSettings;
  }
}
