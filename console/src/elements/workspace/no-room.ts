import type { ChannelId } from '@iris/contract';
import { html, type TemplateResult } from 'lit';
import { icon } from '../../look/icon.ts';
import type { ConsoleState } from '../../state/console-state.ts';
import { listOf, type Rooms } from '../../state/rooms.ts';
import { stateNote } from '../state-note/state-note.ts';
import { connectionLine } from './connection.ts';

export interface NoRoom {
  readonly state: ConsoleState;
  /** The room that the address names, if it names one. */
  readonly channelId: ChannelId | null;
  readonly isFinding: boolean;
  readonly lookAgain: () => void;
}

/** What stands in place of a conversation. */
export function noRoom({ state, channelId, isFinding, lookAgain }: NoRoom): TemplateResult {
  const content = () => {
    if (channelId === null) return invitation(state.rooms);
    if (isFinding) return html`<p role="status">Looking for the room …</p>`;
    return missingRoom(lookAgain);
  };
  return html`
    <h1 class="for-screen-readers">${state.me?.workspace ?? ''}</h1>
    ${connectionLine(state)}
    <div class="nothing">${content()}</div>
  `;
}

/** While no room is open. */
function invitation(rooms: Rooms): TemplateResult {
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

/** For a room that the address names and nobody knows. */
function missingRoom(lookAgain: () => void): TemplateResult {
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
