import { html, type TemplateResult } from 'lit';
import { icon } from '../../look/icon.ts';
import type { ConsoleState } from '../../state/console-state.ts';
import { emptyConversation } from '../../state/conversation.ts';
import type { Room } from '../../state/room.ts';

/** Whose room it is: a column of its own from 1200 px; below, a panel over the conversation. */
export function personPanel(
  { conversations, presence }: ConsoleState,
  room: Room,
  hide: () => void,
): TemplateResult {
  const conversation = conversations.get(room.id) ?? emptyConversation;
  return html`
    <div class="scrim" @click=${hide}></div>
    <aside aria-label="About ${room.name}">
      <button class="button bare square close-person" type="button" aria-label="Close" @click=${hide}>
        ${icon('close')}
      </button>
      <iris-person-card
        .room=${room}
        .conversation=${conversation}
        .person=${conversation.person}
        .presence=${presence}
      ></iris-person-card>
    </aside>
  `;
}
