import { readFile } from 'node:fs/promises';
import { askIris } from './drafts/iris.ts';
import { askKeywords } from './drafts/keywords.ts';
import { isBetter, type LabelledSet, sharesOf } from './drafts/labelled-set.ts';
import { openLibrary } from './drafts/library.ts';
import { conclude } from './harness/verdict.ts';
import { openWorkbench } from './harness/workbench.ts';

// How often the draft of the embedded engine quotes the right article, and how often it rightly says nothing, beside
// plain full-text search over the same articles. Takes the name of a set; the one that nothing was tuned on otherwise.
const name = process.argv[2] ?? 'held-out';
const file = new URL(`drafts/${name}.json`, import.meta.url);
const set: LabelledSet = JSON.parse(await readFile(file, 'utf8'));

const workbench = await openWorkbench();
try {
  const library = await openLibrary(workbench, set);
  const iris = await sharesOf(set, (question) => askIris(library, question));
  const any_keyword = await sharesOf(set, (question) => askKeywords(library, question, 'any'));
  const all_keywords = await sharesOf(set, (question) => askKeywords(library, question, 'all'));
  await library.sql.end();
  conclude({ bench: 'drafts', set: name, iris, any_keyword, all_keywords, ok: isBetter(iris, any_keyword) });
} finally {
  await workbench.close();
}
