import '../face/iris-face.define.ts';
import { IrisPersonCard } from './iris-person-card.ts';

customElements.define('iris-person-card', IrisPersonCard);

declare global {
  interface HTMLElementTagNameMap {
    'iris-person-card': IrisPersonCard;
  }
}
