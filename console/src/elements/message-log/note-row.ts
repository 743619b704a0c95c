import type { Note } from '@iris/contract';
import { html, type TemplateResult } from 'lit';
import { icon } from '../../look/icon.ts';
import { clockTime, exactTime } from '../../state/times.ts';
import { messageText } from './message-text.ts';

/** Words that only the team sees, between what was said: amber across the log, with a lock, and named for what it is. */
export function noteRow({ id, author, content, created_at }: Note, isMine: boolean): TemplateResult {
  const at = Date.parse(created_at);
  return html`
    <article class="note" data-anchor=${id}>
      <p class="note-by">
        ${icon('lock')}<b>Internal note</b>
        <span dir="auto">${isMine ? 'You' : author.display_name}</span>
        <time datetime=${created_at} title=${exactTime(at)}>${clockTime(at)}</time>
      </p>
      <p class="note-text" dir="auto">${messageText(content)}</p>
    </article>
  `;
}
