import type { PresenceStatus } from '@iris/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { initials, toneOf } from '../../state/face.ts';

export interface Face {
  readonly name: string;
  /** An id: it picks the tone. */
  readonly person: string;
  readonly picture: string | null;
  readonly presence: PresenceStatus;
}

/**
 * A person: picture or initials on a tone of their own, and a dot that says whether they are there. Only for the eye:
 * whoever uses it says name and presence in words, and has `faceStyles`. An element of its own (`iris-face`) does the
 * same; in a long list it would take as long as the rest of the row.
 */
export function face({ name, person, picture, presence }: Face): TemplateResult {
  return html`<span class="face" aria-hidden="true"
    ><span class="ground tone-${toneOf(person)}"
      >${initials(name)}${
        picture === null ? nothing : html`<img src=${picture} alt="" @load=${show} @error=${hide} />`
      }</span
    >${presence === 'offline' ? nothing : html`<span class="dot ${presence}"></span>`}</span
  >`;
}

/** A picture that can't be had leaves the initials, which stand behind it. */
function hide({ target }: Event): void {
  if (target instanceof HTMLImageElement) target.hidden = true;
}

function show({ target }: Event): void {
  if (target instanceof HTMLImageElement) target.hidden = false;
}
