import type { IconName } from '@iris/look';
import { longest, lengthProblem, shortcutProblem } from '../../state/library.ts';

/** One field of an entry: what it is called, what to write there, and what would be refused. */
export interface EntryField {
  readonly label: string;
  readonly hint: string;
  /** What is wrong with a text; null when nothing is. */
  readonly problemOf: (text: string) => string | null;
}

/** What one kind of entries is called, what it is for, and what its fields take. */
export interface EntryKind {
  /** In the middle of a sentence: "article". */
  readonly one: string;
  readonly many: string;
  readonly icon: IconName;
  readonly about: string;
  /** What to begin with, where there is none yet. */
  readonly firstStep: string;
  readonly name: EntryField;
  readonly content: EntryField;
  /** How an entry is named where it isn't edited. */
  readonly shown: (name: string) => string;
}

export const articles: EntryKind = {
  one: 'article',
  many: 'Articles',
  icon: 'book',
  about: 'What your team knows. Drafts quote them when a visitor asks.',
  firstStep: 'Begin with the question that you answer most often, and write the answer as you would say it.',
  name: {
    label: 'Title',
    hint: `The question that it answers; up to ${longest.title} characters.`,
    problemOf: (text) => lengthProblem(text, longest.title),
  },
  content: {
    label: 'Content',
    hint: `One matter to an article is found best; up to ${longest.article.toLocaleString()} characters.`,
    problemOf: (text) => lengthProblem(text, longest.article),
  },
  shown: (name) => name,
};

export const cannedReplies: EntryKind = {
  one: 'canned reply',
  many: 'Canned replies',
  icon: 'chat',
  about: 'Replies that you give often, by a short name. Drafts quote them, too.',
  firstStep: 'Begin with the sentence that your team types every day, such as a greeting or a thank you.',
  name: {
    label: 'Shortcut',
    hint: `What stands for it after a slash: one word, up to ${longest.shortcut} characters.`,
    problemOf: shortcutProblem,
  },
  content: {
    label: 'Reply',
    hint: `What the visitor reads; up to ${longest.reply.toLocaleString()} characters.`,
    problemOf: (text) => lengthProblem(text, longest.reply),
  },
  shown: (name) => `/${name}`,
};
