import type { Acknowledged, Delivered, History, Violation } from './history.ts';

/** Whoever reads a channel in the end, as if it were one more member. */
export const newcomer = 'the newcomer';

/** What was acknowledged is with every member, and in the database, under the `seq` that the answer named. */
export function checkAcknowledged({ acknowledged, delivered, kept, members }: History): Violation[] {
  const given = new Map<string, number>();
  for (const { client, channel, text, seq } of [...delivered, ...kept])
    given.set(nameOf(client, channel, text), seq);
  return acknowledged.flatMap((post) =>
    [...(members.get(post.channel) ?? []), newcomer].flatMap((client) =>
      checkOne(post, client, given.get(nameOf(client, post.channel, post.text))),
    ),
  );
}

function checkOne(post: Acknowledged, client: string, seq: number | undefined): Violation[] {
  const what = `${post.seq} of ${post.channel}, acknowledged to ${post.client} (${post.text})`;
  if (seq === undefined) return [{ kind: 'lost', words: `${client} lacks ${what}` }];
  if (seq !== post.seq) return [{ kind: 'reordered', words: `${client} has as ${seq} what is ${what}` }];
  return [];
}

function nameOf(client: string, channel: string, text: Delivered['text']): string {
  return `${client} ${channel} ${text}`;
}
