import { html, type TemplateResult } from 'lit';
import { icon } from '../../look/icon.ts';
import { listOf, type Rooms } from '../../state/rooms.ts';
import { stateNote } from '../state-note/state-note.ts';

/** What stands in place of a conversation while no room is open. */
export function invitation(rooms: Rooms): TemplateResult {
  if (rooms.byId.size === 0 && listOf(rooms, 'open').loading.status === 'loaded')
    return stateNote('inbox', 'Nobody has written yet', html`<p>New rooms appear by themselves.</p>`);
  return stateNote(
    'inbox',
    'Pick a room',
    html`<p>
      Choose one on the left, or walk through them with <kbd>↑</kbd> <kbd>↓</kbd> and <kbd>Enter</kbd>.
      <kbd>?</kbd> shows all keys.
    </p>`,
  );
}

/** The same for a room that the address names and nobody knows. */
export function missingRoom(lookAgain: () => void): TemplateResult {
  return stateNote(
    'alert',
    'This room can’t be shown',
    html`
      <p>It isn’t there any more, it belongs to another workspace, or the server didn’t answer.</p>
      <button class="button" type="button" @click=${lookAgain}>${icon('retry')} Try again</button>
      <a class="link" href="#">Back to the rooms</a>
    `,
  );
}
