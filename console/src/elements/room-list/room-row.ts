import type { PresenceStatus } from '@iris/contract';
import type { Typist } from '@iris/client';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../look/icon.ts';
import { lastWords, pictureOf } from '../../state/room-words.ts';
import { type Room, spokenAt, waitingSince } from '../../state/room.ts';
import { exactTime, timeAgo, warmth } from '../../state/times.ts';
import { face } from '../face/face.ts';

export interface RoomRow {
  readonly room: Room;
  readonly me: string;
  readonly presence: PresenceStatus;
  readonly typists: readonly Typist[];
  readonly isSelected: boolean;
  /** Whether Tab comes here: one row of the list has it. */
  readonly isTabStop: boolean;
  /** Whether the room has left the list, and only keeps its place in it for a moment. */
  readonly isGone: boolean;
  readonly now: number;
}

/** One room, 64 px high: face, name, last words, time, unread. */
export function roomRow(row: RoomRow): TemplateResult {
  const { room, presence, typists, now } = row;
  const at = spokenAt(room);
  return html`
    <a
      class="row ${row.isGone ? 'gone' : ''}"
      href="#room=${room.id}"
      data-room=${room.id}
      tabindex=${row.isTabStop ? 0 : -1}
      aria-current=${row.isSelected ? 'true' : nothing}
    >
      ${face({ name: room.name, person: room.id, picture: pictureOf(room), presence })}
      <span class="name" dir="auto">${room.name}</span>
      ${presence === 'offline' ? nothing : html`<span class="for-screen-readers">, ${presence}.</span>`}
      ${
        waitingTime(room, now) ??
        html`<time class="time" datetime=${at} title=${exactTime(Date.parse(at))}
          >${timeAgo(Date.parse(at), now)}</time
        >`
      }
      <span class="words ${room.unread > 0 ? 'new' : ''}" dir="auto">
        ${typists.length > 0 ? html`<span class="typing">is typing …</span>` : lastWords(room, row.me)}
      </span>
      ${
        room.unread > 0
          ? html`<span class="unread"
              >${room.unread > 99 ? '99+' : room.unread}<span class="for-screen-readers"> unread</span></span
            >`
          : nothing
      }
    </a>
  `;
}

/** The time of a visitor who waits for an answer warms from grey to amber, and says so in words too. */
function waitingTime(room: Room, now: number): TemplateResult | null {
  const since = waitingSince(room);
  if (since === null) return null;
  const heat = warmth(since, now);
  if (heat === 'cool' || now - Date.parse(since) > 24 * 3_600_000) return null;
  const ago = timeAgo(Date.parse(since), now);
  return html`
    <time class="time ${heat}" datetime=${since} title="Waiting since ${exactTime(Date.parse(since))}">
      ${icon('clock')}<span class="for-screen-readers">waiting for </span>${ago}
    </time>
  `;
}
