import type { IconName } from '@iris/look';
import { html, type TemplateResult } from 'lit';
import { icon } from '../../look/icon.ts';

/** How a step ended, and the one way on from there. */
export interface Outcome {
  readonly sign: IconName;
  readonly title: string;
  readonly text: string | TemplateResult;
  readonly next: { readonly href: string; readonly text: string } | null;
  readonly isBad: boolean;
}

/** What stands in the card once there is nothing to fill in any more. */
export function outcome({ sign, title, text, next, isBad }: Outcome): TemplateResult {
  return html`
    <div class="badge ${isBad ? 'bad' : ''}">${icon(sign)}</div>
    <h1>${title}</h1>
    <p class="lead">${text}</p>
    ${next === null ? '' : html`<a class="button primary wide" href=${next.href}>${next.text}</a>`}
  `;
}
