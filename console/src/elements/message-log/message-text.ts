import { html, type TemplateResult } from 'lit';
import { textParts } from '../../state/text-parts.ts';

/** What somebody wrote, as nodes: words are text, addresses are links that give nothing away. */
export function messageText(content: string): TemplateResult {
  return html`${textParts(content).map((part) =>
    part.kind === 'text'
      ? part.text
      : html`<a href=${part.href} target="_blank" rel="noopener noreferrer nofollow">${part.text}</a>`,
  )}`;
}
