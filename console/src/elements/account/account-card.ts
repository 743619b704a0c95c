import { html, type TemplateResult } from 'lit';
import { mark } from '../../look/mark.ts';

/** The page around sign-in and sign-up: the mark, one card, a line below it. */
export function accountCard(content: TemplateResult, aside: TemplateResult): TemplateResult {
  return html`
    <main class="account">
      <div class="brand">${mark()} Iris</div>
      <div class="card">${content}</div>
      <p class="aside">${aside}</p>
    </main>
  `;
}
