import type { Plugin } from 'vite';
import { docsPage } from './docs-page.ts';

/** Adds `/docs.html` and its style sheet to what is built. */
export function docsPlugin(): Plugin {
  return {
    name: 'docs-page',
    apply: 'build',
    async generateBundle() {
      const page = await docsPage();
      const emit = (name: string, source: string) =>
        `/${this.getFileName(this.emitFile({ type: 'asset', name, source }))}`;
      const html = page.html({ styles: emit('docs.css', page.css), icon: emit('mark.svg', page.icon) });
      this.emitFile({ type: 'asset', fileName: 'docs.html', source: html });
    },
  };
}
