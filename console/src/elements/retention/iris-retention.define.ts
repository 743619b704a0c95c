import '../ask/iris-ask.define.ts';
import { IrisRetention } from './iris-retention.ts';

customElements.define('iris-retention', IrisRetention);

declare global {
  interface HTMLElementTagNameMap {
    'iris-retention': IrisRetention;
  }
}
