import type { Message, MessageId } from '@iris/contract';
import type { OutboxEntry } from '@iris/client';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../look/icon.ts';
import { isOnlyEmoji } from '../../state/text-parts.ts';
import { clockTime, dayName, exactTime } from '../../state/times.ts';
import type { Group, Line, Row } from '../../state/timeline.ts';
import { wordsOf } from '../../state/room-words.ts';
import { face } from '../face/face.ts';
import { keyedRows } from '../rows/keyed-rows.ts';
import { messageText } from './message-text.ts';
import { noteRow } from './note-row.ts';

/** What a row may ask of its log. */
export interface LogRowContext {
  readonly now: number;
  /** The id that gives the visitor's face its tone: the room's, as in the list. */
  readonly visitorTone: string;
  /** Messages after this one came while somebody looked on. */
  readonly freshAfterSeq: number;
  /** The message that stands out for a moment. */
  readonly markedSeq: number | null;
  readonly retry: (entry: OutboxEntry) => void;
  readonly discard: (entry: OutboxEntry) => void;
  /** The message that is being changed, in its own place. */
  readonly editing: MessageId | null;
  readonly canChange: (message: Message) => boolean;
  readonly edit: (message: Message) => void;
  readonly save: (message: Message, content: string) => void;
  readonly stopEditing: () => void;
  readonly remove: (message: Message) => void;
}

export function logRow(row: Row, context: LogRowContext): TemplateResult {
  switch (row.kind) {
    case 'purged':
      return html`<p class="event">Earlier messages were deleted by your retention policy.</p>`;
    case 'day':
      return html`<div class="day" role="separator"><span>${dayName(row.at, context.now)}</span></div>`;
    case 'new':
      return html`<div class="day new" role="separator"><span>New messages</span></div>`;
    case 'event':
      return html`<p class="event ${marked(row.message, context)}" data-anchor=${row.key}>
        ${wordsOf(row.message)}
      </p>`;
    case 'note':
      return noteRow(row.note, row.isMine);
    case 'group':
      return group(row, context);
  }
}

function group(row: Group, context: LogRowContext): TemplateResult {
  const { sender, side, isMine } = row;
  const tone = side === 'visitor' ? context.visitorTone : sender.id;
  return html`
    <div class="group ${side} ${isMine ? 'mine' : ''}">
      ${
        isMine
          ? nothing
          : face({
              name: sender.display_name,
              person: tone,
              picture: sender.avatar_url,
              presence: 'offline',
            })
      }
      <div class="lines">
        <p class="by">
          <span class=${isMine ? 'for-screen-readers' : ''} dir="auto"
            >${isMine ? 'You' : sender.display_name}</span
          >
          <time datetime=${new Date(row.at).toISOString()} title=${exactTime(row.at)}
            >${clockTime(row.at)}</time
          >
        </p>
        ${keyedRows(row.lines.map((line) => ({ key: line.key, template: bubble(line, context) })))}
      </div>
    </div>
  `;
}

/** One template for a bubble on its way and one that arrived: it stays the same element when it is sent. */
function bubble(line: Line, context: LogRowContext): TemplateResult {
  const content = line.kind === 'message' ? line.message.content : line.entry.content;
  const isGone = content === null || (line.kind === 'message' && line.message.deleted_at !== null);
  if (line.kind === 'message' && line.message.id === context.editing)
    return editor(line.message, line.key, context);
  if (isGone)
    return html`<div class="bubble gone ${markOf(line, context)}" data-anchor=${line.key}>
      ${icon('trash')} Message deleted
    </div>`;
  return html`
    <div
      class="bubble ${classOf(line, content)} ${isFresh(line, context) ? 'fresh' : ''} ${markOf(line, context)}"
      data-anchor=${line.key}
    >
      <p dir="auto">${messageText(content)}</p>
      ${line.kind === 'message' ? editedMark(line.message) : nothing}
      ${line.kind === 'message' && context.canChange(line.message) ? changeButton(line.message, context) : nothing}
    </div>
    ${line.kind === 'unsent' ? sendingState(line.entry, context) : nothing}
  `;
}

function changeButton(message: Message, { edit }: LogRowContext): TemplateResult {
  return html`
    <button
      class="change"
      type="button"
      aria-label="Edit or delete"
      title="Edit or delete"
      @click=${() => edit(message)}
    >
      ${icon('pencil')}
    </button>
  `;
}

function editor(message: Message, key: string, { save, stopEditing, remove }: LogRowContext): TemplateResult {
  return html`
    <iris-edit-box
      data-anchor=${key}
      .text=${message.content ?? ''}
      @iris-save-edit=${({ detail }: CustomEvent<string>) => save(message, detail)}
      @iris-cancel-edit=${stopEditing}
      @iris-delete=${() => remove(message)}
    ></iris-edit-box>
  `;
}

function classOf(line: Line, content: string): string {
  const look = isOnlyEmoji(content) ? 'emoji' : '';
  return line.kind === 'unsent' ? `${look} ${line.entry.status}` : look;
}

function markOf(line: Line, context: LogRowContext): string {
  return line.kind === 'message' ? marked(line.message, context) : '';
}

function marked({ seq }: Message, { markedSeq }: LogRowContext): string {
  return seq === markedSeq ? 'marked' : '';
}

/** What came while one looked on slides in; what was there before does not. */
function isFresh(line: Line, { freshAfterSeq }: LogRowContext): boolean {
  return line.kind === 'unsent' || line.message.seq > freshAfterSeq;
}

function editedMark({ edited_at }: Message): TemplateResult | typeof nothing {
  if (edited_at === null) return nothing;
  return html`<span class="edited" title="Edited ${exactTime(Date.parse(edited_at))}">edited</span>`;
}

/** What trying again means, where it means more than that. */
const retryWords: Readonly<Partial<Record<string, string>>> = {
  channel_archived: 'Reopen and send',
  conflict: 'Send all the same',
};

function sendingState(entry: OutboxEntry, { retry, discard }: LogRowContext): TemplateResult {
  if (entry.status === 'failed')
    return html`
      <p class="receipt failed" role="alert">
        ${icon('alert')} ${failureText(entry)}
        <button class="link" type="button" @click=${() => retry(entry)}>
          ${retryWords[entry.code ?? ''] ?? 'Try again'}
        </button>
        <button class="link" type="button" @click=${() => discard(entry)}>Discard</button>
      </p>
    `;
  return html`
    <p class="receipt">
      ${entry.status === 'sending' ? 'Sending …' : html`${icon('clock')} Waits for the connection`}
    </p>
  `;
}

function failureText({ code }: OutboxEntry): string {
  if (code === 'channel_archived') return 'Not sent: the room was archived.';
  if (code === 'conflict') return 'Not sent: a teammate has sent this draft already.';
  if (code === 'forbidden') return 'Not sent: your role can’t answer.';
  return 'Not sent.';
}
