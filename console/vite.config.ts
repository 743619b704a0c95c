import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { defineConfig, type Plugin, type Rolldown } from 'vite';
import { docsPlugin } from './build/docs/docs-plugin.ts';

const compressible = new Set(['.html', '.js', '.css', '.svg']);

/** Writes `.br` and `.gz` beside every text file, so that the bff never compresses while somebody waits. */
function precompressed(): Plugin {
  return {
    name: 'precompressed',
    apply: 'build',
    writeBundle: async ({ dir = 'dist' }) => {
      for (const entry of await readdir(dir, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile() || !compressible.has(path.extname(entry.name))) continue;
        const file = path.join(entry.parentPath, entry.name);
        const bytes = await readFile(file);
        const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
        await writeFile(`${file}.br`, brotliCompressSync(bytes, quality));
        await writeFile(`${file}.gz`, gzipSync(bytes, { level: 9 }));
      }
    },
  };
}

/** Lets a page fetch what its script imports later along with it: the script asks for data first, and then needs that. */
function preloaded(page: string): Plugin {
  return {
    name: 'preloaded',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { filename, chunk, bundle = {} }) => {
        const later = path.basename(filename) === page ? (chunk?.dynamicImports ?? []) : [];
        return [...withImports(later, bundle)].map((file) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: '', href: `/${file}` },
          injectTo: 'head' as const,
        }));
      },
    },
  };
}

/** Files, what they import, and what that imports. */
function withImports(files: readonly string[], bundle: Rolldown.OutputBundle): ReadonlySet<string> {
  const all = new Set(files);
  // A set goes on to what is added while one walks through it.
  for (const file of all) {
    const output = bundle[file];
    if (output?.type === 'chunk') for (const imported of output.imports) all.add(imported);
  }
  return all;
}

// Pages at the root, everything they load under /v/ with a hash in its name: the bff serves that as immutable.
export default defineConfig({
  plugins: [docsPlugin(), preloaded('console.html'), precompressed()],
  build: {
    target: 'es2022',
    assetsDir: 'v/console',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: ['login.html', 'signup.html', 'accept.html', 'console.html', 'admin.html'] },
  },
});
