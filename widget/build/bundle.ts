import { build, type Plugin } from 'vite';

/** Takes out of style sheets what only people need: they are text inside code, which no minifier touches. */
const shortStyles: Plugin = {
  name: 'short-styles',
  transform: (code, id) =>
    /(?:\.styles|\/tokens)\.ts$/.test(id) ? code.replace(/`[^`]*`/g, shortStyle) : undefined,
};

function shortStyle(css: string): string {
  return css
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/: /g, ':');
}

/** Code of one entry in one file, minified; `constants` replaces the names that the source only declares. */
export async function bundle(
  entry: string,
  constants: Readonly<Record<string, unknown>>,
  format: 'es' | 'iife' = 'es',
): Promise<string> {
  const define = Object.entries(constants).map(([name, value]) => [name, JSON.stringify(value)]);
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    define: Object.fromEntries(define),
    plugins: [shortStyles],
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      lib: { entry, formats: [format], name: 'iris' },
      // Library builds in `es` are left as written otherwise.
      rolldownOptions: { output: { minify: true, codeSplitting: false } },
    },
  });
  const [output] = Array.isArray(result) ? result : [result];
  if (output === undefined || !('output' in output)) throw new Error(`${entry} gave no bundle`);
  const [chunk, ...others] = output.output;
  if (others.length > 0) throw new Error(`${entry} gave ${others.length + 1} files instead of one`);
  return chunk.code;
}
