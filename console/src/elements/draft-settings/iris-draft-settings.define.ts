import '../ask/iris-ask.define.ts';
import { IrisDraftSettings } from './iris-draft-settings.ts';

customElements.define('iris-draft-settings', IrisDraftSettings);

declare global {
  interface HTMLElementTagNameMap {
    'iris-draft-settings': IrisDraftSettings;
  }
}
