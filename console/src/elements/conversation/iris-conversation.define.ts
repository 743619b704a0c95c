import '../draft-card/iris-draft-card.define.ts';
import '../assignee/iris-assignee.define.ts';
import '../face/iris-face.define.ts';
import '../message-log/iris-message-log.define.ts';
import '../reply-box/iris-reply-box.define.ts';
import '../tag-editor/iris-tag-editor.define.ts';
import { IrisConversation } from './iris-conversation.ts';

customElements.define('iris-conversation', IrisConversation);

declare global {
  interface HTMLElementTagNameMap {
    'iris-conversation': IrisConversation;
  }
}
