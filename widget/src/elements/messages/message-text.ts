import type { Message } from '@iris/contract';
import { html, type TemplateResult } from 'lit';
import { isOnlyEmoji } from '../../text/emoji.ts';
import { splitLinks } from '../../text/links.ts';
import { parseMarkdown, type Block, type Inline } from '../../text/markdown.ts';

/** What people wrote, as nodes: text stays text, whatever it looks like. */
export function messageText(content: string, type: Message['content_type']): TemplateResult {
  if (type === 'markdown')
    return html`<div class="rich" dir="auto">${parseMarkdown(content).map((one) => block(one))}</div>`;
  // White space counts in here, so none may stand between the tags and what they hold.
  const pieces = splitLinks(content).map(({ text, href }) => (href === null ? text : link(href, text)));
  return html`<div class="text" dir="auto">${pieces}</div>`;
}

export function looksLarge({ content, content_type }: Pick<Message, 'content' | 'content_type'>): boolean {
  return content !== null && content_type === 'text' && isOnlyEmoji(content);
}

function link(href: string, words: unknown): TemplateResult {
  return html`<a href=${href} target="_blank" rel="noopener nofollow">${words}</a>`;
}

function inline(nodes: readonly Inline[]): readonly unknown[] {
  return nodes.map((node) => {
    switch (node.kind) {
      case 'text':
        return node.text;
      case 'code':
        return html`<code>${node.text}</code>`;
      case 'link':
        return link(node.href, inline(node.children));
      case 'strong':
        return html`<strong>${inline(node.children)}</strong>`;
      case 'emphasis':
        return html`<em>${inline(node.children)}</em>`;
      default:
        return node satisfies never;
    }
  });
}

function lines(of: readonly (readonly Inline[])[]): readonly unknown[] {
  return of.map((line, index) => (index === 0 ? inline(line) : [html`<br />`, inline(line)]));
}

function block(one: Block): unknown {
  switch (one.kind) {
    case 'paragraph':
      return html`<p dir="auto">${lines(one.lines)}</p>`;
    case 'heading':
      return html`<p dir="auto"><strong>${lines(one.lines)}</strong></p>`;
    case 'quote':
      return html`<blockquote dir="auto">${lines(one.lines)}</blockquote>`;
    case 'code':
      return html`<pre dir="ltr" tabindex="0"><code>${one.text}</code></pre>`;
    case 'list': {
      const items = one.items.map((item) => html`<li dir="auto">${inline(item)}</li>`);
      return one.isOrdered
        ? html`<ol start=${one.start}>
            ${items}
          </ol>`
        : html`<ul>
            ${items}
          </ul>`;
    }
    default:
      return one satisfies never;
  }
}
