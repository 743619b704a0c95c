import type { QueueMatch } from '@iris/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../look/icon.ts';

/** What was found in a room, with the words that were searched for set off; it says when that is a note. */
export function foundWords(match: QueueMatch): TemplateResult {
  return html`
    ${match.found_in === 'note' ? html`${icon('lock')}<span class="for-screen-readers">In a note: </span>` : nothing}${match.snippet.map(
      ({ text, is_hit }) => (is_hit ? html`<mark>${text}</mark>` : text),
    )}
  `;
}
