import { html, type TemplateResult } from 'lit';
import type { Colleagues } from '../../state/colleagues.ts';
import { problemText } from '../../state/problem-text.ts';

export interface EmptyWord {
  readonly colleagues: Colleagues;
  readonly typed: string;
  /** Whether there is a colleague to choose. */
  readonly isFound: boolean;
  readonly retry: () => void;
}

/** What stands where there is no colleague to choose, and why. Always there, so that a change is heard. */
export function emptyWord(word: EmptyWord): TemplateResult {
  return html`<div class="empty" role="status">${content(word)}</div>`;
}

function content({ colleagues, typed, isFound, retry }: EmptyWord): TemplateResult {
  if (isFound) return html``;
  if (colleagues.status === 'loading') return html`<p>Looking who can answer …</p>`;
  if (colleagues.status === 'failed') {
    const { title, advice, requestId } = problemText(colleagues.problem, 'Your team couldn’t be loaded.');
    return html`
      <p>${title} ${advice}</p>
      ${requestId === null ? '' : html`<p>Request id <code>${requestId}</code></p>`}
      <button class="button" type="button" @click=${retry}>Try again</button>
    `;
  }
  if (typed.trim() !== '') return html`<p>No colleague who can answer is called “${typed.trim()}”.</p>`;
  return html`<p>Nobody else can answer yet. Owners and admins invite colleagues.</p>`;
}
