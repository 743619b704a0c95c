import { icons, type IconName } from '@iris/look';
import { html, type TemplateResult } from 'lit';

/** An icon of the house's set; always decoration, so whatever holds it has a name of its own. */
export function icon(name: IconName): TemplateResult {
  return html`<svg viewBox="0 0 20 20" aria-hidden="true"><path d=${icons[name]} /></svg>`;
}
