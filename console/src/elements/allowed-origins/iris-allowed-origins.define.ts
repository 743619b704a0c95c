import '../ask/iris-ask.define.ts';
import { IrisAllowedOrigins } from './iris-allowed-origins.ts';

customElements.define('iris-allowed-origins', IrisAllowedOrigins);

declare global {
  interface HTMLElementTagNameMap {
    'iris-allowed-origins': IrisAllowedOrigins;
  }
}
