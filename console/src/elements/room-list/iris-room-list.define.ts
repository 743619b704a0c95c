import { IrisRoomList } from './iris-room-list.ts';

customElements.define('iris-room-list', IrisRoomList);

declare global {
  interface HTMLElementTagNameMap {
    'iris-room-list': IrisRoomList;
  }
}
