import { html, type TemplateResult } from 'lit';

/** Someone's picture, or the first letters of their name where there is none or it can't be loaded. */
export function face(name: string, avatarUrl: string | null): TemplateResult {
  return html`<span class="face" aria-hidden="true"
    >${initialsOf(name)}${
      avatarUrl === null
        ? null
        : html`<img src=${avatarUrl} alt="" referrerpolicy="no-referrer" @error=${removeBroken} />`
    }</span
  >`;
}

function removeBroken({ target }: Event) {
  if (target instanceof HTMLImageElement) target.hidden = true;
}

/** Up to two letters: of the first and the last word. */
function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = [words.at(0), words.length > 1 ? words.at(-1) : ''].map(
    (word = '') => Array.from(word)[0] ?? '',
  );
  return letters.join('').toLocaleUpperCase();
}
