import type { QueueMatch, Snippet } from '@iris/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../look/icon.ts';

/** What was found in a room, with the words that were searched for set off; it says when that is a note. */
export function foundWords(match: QueueMatch): TemplateResult {
  return html`
    ${match.found_in === 'note' ? html`${icon('lock')}<span class="for-screen-readers">In a note: </span>` : nothing}${withShortLead(
      match.snippet,
    ).map(({ text, is_hit }) => (is_hit ? html`<mark>${text}</mark>` : text))}
  `;
}

/** A row is narrow, and what was found is what one looks for: so few characters stand before it. */
const leadCharacters = 14;

function withShortLead([first, ...rest]: Snippet): Snippet {
  if (first === undefined) return [];
  if (first.is_hit || first.text.length <= leadCharacters) return [first, ...rest];
  const end = first.text.slice(-leadCharacters);
  // Not every script has spaces.
  return [{ text: `…${end.slice(Math.max(0, end.indexOf(' ')))}`, is_hit: false }, ...rest];
}
