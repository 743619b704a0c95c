import { IrisDraftCard } from './iris-draft-card.ts';

customElements.define('iris-draft-card', IrisDraftCard);

declare global {
  interface HTMLElementTagNameMap {
    'iris-draft-card': IrisDraftCard;
  }
}
