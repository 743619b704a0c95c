import type { CannedReply as CannedReplyOnWire } from '@iris/contract';

/** A reply that is given often, by a short name: what it takes to find and to insert it. */
export type CannedReply = Pick<CannedReplyOnWire, 'id' | 'shortcut' | 'content'>;

/** A shortcut that is being typed: `start` is where its slash stands. */
export interface ShortcutQuery {
  readonly start: number;
  readonly end: number;
  readonly query: string;
}

/** So many are shown at once; whoever looks for more types on. */
const mostShown = 30;

/** The shortcut before the caret: a slash at the beginning of a word and what follows it. Null if there is none. */
export function shortcutAt(text: string, caret: number): ShortcutQuery | null {
  const match = /(?:^|\s)\/([^\s/]*)$/u.exec(text.slice(0, caret));
  if (match === null) return null;
  const query = match[1] ?? '';
  return { start: caret - query.length - 1, end: caret, query };
}

/** The replies that `query` may mean, best first: by the beginning of the shortcut, by a part of it, by their words. */
export function cannedFor(replies: readonly CannedReply[], query: string): readonly CannedReply[] {
  const wanted = query.toLocaleLowerCase();
  const rank = ({ shortcut, content }: CannedReply) => {
    const place = shortcut.toLocaleLowerCase().indexOf(wanted);
    if (place !== -1) return place === 0 ? 0 : 1;
    return content.toLocaleLowerCase().includes(wanted) ? 2 : null;
  };
  const ranked = replies.flatMap((reply) => {
    const found = rank(reply);
    return found === null ? [] : [{ reply, found }];
  });
  return ranked
    .sort((a, b) => a.found - b.found || a.reply.shortcut.localeCompare(b.reply.shortcut))
    .slice(0, mostShown)
    .map(({ reply }) => reply);
}
