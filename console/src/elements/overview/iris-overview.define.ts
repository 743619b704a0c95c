import { IrisOverview } from './iris-overview.ts';

customElements.define('iris-overview', IrisOverview);

declare global {
  interface HTMLElementTagNameMap {
    'iris-overview': IrisOverview;
  }
}
