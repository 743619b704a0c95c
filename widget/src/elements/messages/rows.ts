import { html, type TemplateResult } from 'lit';
import type { Conversation } from '../../conversation/conversation.ts';
import type { Words } from '../../locales/en.ts';
import type { Row } from '../../state/rows.ts';
import type { Times } from '../../text/times.ts';
import { face } from '../face.ts';
import { looksLarge, messageText } from './message-text.ts';

/** What a row needs to be drawn. */
export interface RowContext {
  readonly conversation: Conversation;
  readonly words: Words;
  readonly times: Times;
  /** Whether the row came while the visitor was looking, and so slides in. */
  readonly isFresh: (row: Row) => boolean;
}

export function rowTemplate(row: Row, context: RowContext): TemplateResult {
  const { words, times } = context;
  switch (row.kind) {
    case 'day':
      return html`<div class="divider" role="listitem">${times.day(row.at, Date.now())}</div>`;
    case 'new':
      return html`<div class="divider new" role="listitem">${words.new_messages}</div>`;
    case 'gone':
      return html`<div class="notice" role="listitem">${words.history_gone}</div>`;
    case 'notice':
      return html`<div class="notice" role="listitem" dir="auto">${row.message.content}</div>`;
    case 'message':
      return messageRow(row, context);
    case 'unsent':
      return unsentRow(row, context);
  }
}

type RowOf<K extends Row['kind']> = Extract<Row, { kind: K }>;

function classes(row: RowOf<'message' | 'unsent'>, isFresh: boolean, more: string): string {
  return `row ${row.isFirst ? 'first' : ''} ${row.isLast ? 'last' : ''} ${isFresh ? 'fresh' : ''} ${more}`;
}

function messageRow(row: RowOf<'message'>, { words, times, isFresh }: RowContext): TemplateResult {
  const { message, isOwn, receipt } = row;
  const { sender, content, content_type } = message;
  const time = times.clock(Date.parse(message.created_at));
  const isDeleted = message.deleted_at !== null || content === null;
  const speaker = isOwn ? words.you : sender.display_name;
  const kind = isDeleted ? 'deleted' : looksLarge(message) ? 'emoji' : '';
  const notes = [
    row.isLast ? time : '',
    message.edited_at !== null && !isDeleted ? words.edited : '',
    receipt === null ? '' : words[receipt],
  ].filter((note) => note !== '');
  return html`<div class=${classes(row, isFresh(row), isOwn ? 'own' : '')} role="listitem">
    ${!isOwn && row.isLast ? face(sender.display_name, sender.avatar_url) : null}
    <div class=${!isOwn && row.isFirst ? 'name' : 'sr'} dir="auto">${speaker}</div>
    <div class="bubble ${kind}">${isDeleted ? words.deleted : messageText(content, content_type)}</div>
    ${notes.length === 0 ? null : html`<div class="below">${notes.join(' · ')}</div>`}
  </div>`;
}

function unsentRow(row: RowOf<'unsent'>, { conversation, words, isFresh }: RowContext): TemplateResult {
  const { entry } = row;
  const isFailed = entry.status === 'failed';
  const kind = looksLarge({ content: entry.content, content_type: 'text' }) ? 'emoji' : '';
  return html`<div
    class=${classes(row, isFresh(row), `own unsent ${isFailed ? 'failed' : ''}`)}
    role="listitem"
  >
    <div class="sr">${words.you}</div>
    <div class="bubble ${kind}">${messageText(entry.content, 'text')}</div>
    ${
      isFailed
        ? html`<div class="below error" role="alert">
            ${words.not_sent}
            <button type="button" @click=${() => conversation.retry(entry.client_message_id)}>
              ${words.try_again}
            </button>
          </div>`
        : row.isLast
          ? html`<div class="below">${entry.status === 'waiting' ? words.waiting : words.sending}</div>`
          : null
    }
  </div>`;
}
