import type { PresenceStatus, QueueMatch } from '@iris/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../look/icon.ts';
import { addressOf } from '../../state/address.ts';
import { hitSeq } from '../../state/found.ts';
import { lastWords, pictureOf } from '../../state/room-words.ts';
import { hasDraft, type Room, spokenAt, waitingSince } from '../../state/room.ts';
import { timeAgo, warmth } from '../../state/times.ts';
import { face } from '../face/face.ts';
import { foundWords } from './row-words.ts';

export interface RoomRow {
  readonly room: Room;
  readonly me: string;
  readonly presence: PresenceStatus;
  /** Whether the visitor is. */
  readonly isTyping: boolean;
  readonly isSelected: boolean;
  /** Whether Tab comes here: one row of the list has it. */
  readonly isTabStop: boolean;
  /** Whether the room has left the list, and only keeps its place in it for a moment. */
  readonly isGone: boolean;
  /** Where the words that are searched for stand in it. */
  readonly match: QueueMatch | null;
  readonly now: number;
}

/** One room, 64 px high: face, name, last words or those that were found, time, who answers, whether a draft waits, unread. */
export function roomRow(row: RoomRow): TemplateResult {
  const { room, presence, isTyping, now } = row;
  const at = spokenAt(room);
  return html`
    <a
      class="row ${row.isGone ? 'gone' : ''}"
      href=${addressOf(room.id, hitSeq(row.match))}
      data-room=${room.id}
      tabindex=${row.isTabStop ? 0 : -1}
      aria-current=${row.isSelected ? 'true' : nothing}
    >
      ${face({ name: room.name, person: room.id, picture: pictureOf(room), presence })}
      <span class="name" dir="auto">${room.name}</span>
      ${presence === 'offline' ? nothing : html`<span class="for-screen-readers">, ${presence}.</span>`}
      ${
        waitingTime(room, now) ??
        html`<time class="time" datetime=${at}>${timeAgo(Date.parse(at), now)}</time>`
      }
      <span class="words ${room.unread > 0 ? 'new' : ''}" dir="auto">
        ${isTyping ? html`<span class="typing">is typing …</span>` : words(row)}
      </span>
      ${marks(row)}
    </a>
  `;
}

function words({ room, match, me }: RoomRow): TemplateResult | string {
  return match === null ? lastWords(room, me) : foundWords(match);
}

/** Who of the others answers, whether an answer is proposed, and how much is unread. */
function marks({ room, me }: RoomRow): TemplateResult | typeof nothing {
  const { assignee, unread } = room;
  const other = assignee === null || assignee.id === me ? null : assignee;
  if (other === null && unread === 0 && !hasDraft(room)) return nothing;
  return html`
    <span class="marks">
      ${other === null ? nothing : answeredBy(other.id, other.display_name)}
      ${hasDraft(room) ? draftMark : nothing}
      ${
        unread === 0
          ? nothing
          : html`<span class="unread"
              >${unread > 99 ? '99+' : unread}<span class="for-screen-readers"> unread</span></span
            >`
      }
    </span>
  `;
}

const draftMark = html`
  <span class="draft" title="A draft is ready">${icon('spark')}</span>
  <span class="for-screen-readers">a draft is ready</span>
`;

function answeredBy(person: string, name: string): TemplateResult {
  return html`
    <span title="Answered by ${name}">${face({ name, person, picture: null, presence: 'offline' })}</span>
    <span class="for-screen-readers">answered by ${name}</span>
  `;
}

/** The time of a visitor who waits for an answer warms from grey to amber, and says so in words too. */
function waitingTime(room: Room, now: number): TemplateResult | null {
  const since = waitingSince(room);
  if (since === null) return null;
  const heat = warmth(since, now);
  if (heat === 'cool') return null;
  const at = Date.parse(since);
  // After a day it is a date.
  const words = now - at < 24 * 3_600_000 ? 'waiting for ' : 'waiting since ';
  return html`
    <time class="time ${heat}" datetime=${since}>
      ${icon('clock')}<span class="for-screen-readers">${words}</span>${timeAgo(at, now)}
    </time>
  `;
}
