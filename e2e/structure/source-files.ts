import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The checkout's root. */
const repository = path.resolve(import.meta.dirname, '..', '..');

/** One `import` or `export … from` of a file. */
export interface Import {
  /** What stands between the quotes. */
  readonly from: string;
  /** For a relative one: the file it names, from the repository's root. */
  readonly file: string | undefined;
  /** `import type`: nothing of it is there at run time. */
  readonly isType: boolean;
}

export interface SourceFile {
  /** From the repository's root, with slashes. */
  readonly name: string;
  readonly text: string;
  readonly imports: readonly Import[];
}

const skipped = new Set(['node_modules', 'dist', '.types', 'coverage']);

/** Every TypeScript file below these folders of the repository. */
export function sourceFiles(...folders: readonly string[]): readonly SourceFile[] {
  return folders.flatMap((folder) => filesBelow(folder)).map(readSource);
}

function filesBelow(folder: string): readonly string[] {
  const entries = readdirSync(path.join(repository, folder), { withFileTypes: true });
  return entries.flatMap((entry) => {
    const name = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : filesBelow(name);
    return entry.name.endsWith('.ts') ? [name] : [];
  });
}

function readSource(name: string): SourceFile {
  const text = readFileSync(path.join(repository, name), 'utf8');
  return { name, text, imports: importsOf(name, text) };
}

/** The formatter leaves one way to write each of them, so patterns find them all. */
const statement = /^(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm;
const call = /\bimport\(\s*'([^']+)'\s*\)/g;

export function importsOf(name: string, text: string): readonly Import[] {
  const statements = [...text.matchAll(statement)].map(([, type, from = '']) => ({ from, isType: !!type }));
  const calls = [...text.matchAll(call)].map(([, from = '']) => ({ from, isType: false }));
  return [...statements, ...calls].map((one) => ({
    ...one,
    file: one.from.startsWith('.') ? path.posix.join(path.posix.dirname(name), one.from) : undefined,
  }));
}
