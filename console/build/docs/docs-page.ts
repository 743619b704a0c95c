import { readFile } from 'node:fs/promises';
import { tokens } from '@iris/look';
import { apiDocument } from './api-document.ts';
import { referenceOf } from './reference.ts';

/** A page with what it loads, and where it then names that. */
export interface BuiltPage {
  readonly html: (paths: { readonly styles: string; readonly icon: string }) => string;
  readonly css: string;
  readonly icon: string;
}

const beside = (name: string) => readFile(new URL(name, import.meta.url), 'utf8');

/**
 * `/docs.html`: the guide, then the reference made from the OpenAPI document. One page and one style sheet, no script.
 * `{{api_base}}` and `{{cdn_base}}` are for the bff to fill in.
 */
export async function docsPage(): Promise<BuiltPage> {
  const [frame, guide, styles, mark] = await Promise.all([
    beside('frame.html'),
    beside('guide.html'),
    beside('docs.css'),
    beside('../../src/look/mark.svg'),
  ]);
  const groups = referenceOf(apiDocument());
  const contents = [
    ...[...guide.matchAll(/<h2 id="([^"]+)">([^<]+)<\/h2>/g)].map(([, id = '', title = '']) =>
      link(id, title),
    ),
    link('reference', 'API reference'),
    `<li><ul>${groups.map(({ id, title }) => link(id, title)).join('')}</ul></li>`,
  ].join('');
  const parts: Readonly<Record<string, string>> = {
    contents,
    guide,
    reference: groups.map(({ html }) => html).join('\n'),
    mark: mark.trim(),
  };
  const html = frame.replaceAll(/<!-- (\w+) -->/g, (whole, name: string) => parts[name] ?? whole);
  return {
    html: ({ styles, icon }) => html.replace('STYLES_PATH', styles).replace('ICON_PATH', icon),
    css: `:root {${tokens}}\n${styles}`,
    icon: mark,
  };
}

const link = (id: string, title: string): string => `<li><a href="#${id}">${title}</a></li>`;
