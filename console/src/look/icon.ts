import { icons, type IconName } from '@iris/look';
import { html, type TemplateResult } from 'lit';

/** An icon beside words that say the same; `controls` gives it its size and stroke. */
export function icon(name: IconName): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d=${icons[name]}></path></svg>`;
}
