import { newcomer } from './check-acknowledged.ts';
import type { Delivered, History, Violation } from './history.ts';

type Seen = Omit<Delivered, 'at'>;

/** What everyone who follows a channel was given: each `seq` once, in order, with what was sent under it. */
export function checkDeliveries({ sent, delivered, kept, members }: History): Violation[] {
  const written = new Set(sent.map(({ channel, text }) => nameOf(channel, text)));
  const given = Map.groupBy([...delivered, ...kept], ({ channel }) => channel);
  return [...members].flatMap(([channel, clients]) => {
    const seen = given.get(channel) ?? [];
    const head = seen.reduce((most, { seq }) => Math.max(most, seq), 0);
    return [
      ...seen.filter(({ text }) => !written.has(nameOf(channel, text))).map(invented),
      ...[...clients, newcomer].flatMap((client) =>
        checkOne(
          seen.filter((one) => one.client === client),
          `${client} in ${channel}`,
          head,
        ),
      ),
    ];
  });
}

function checkOne(own: readonly Seen[], who: string, head: number): Violation[] {
  const violations: Violation[] = [];
  const seqs = new Set<number>();
  const texts = new Set<string>();
  let last = 0;
  for (const { seq, text } of own) {
    const what = `${who} was given ${seq}`;
    if (seqs.has(seq) || texts.has(text))
      violations.push({ kind: 'doubled', words: `${what} again: ${text}` });
    else if (seq < last) violations.push({ kind: 'reordered', words: `${what} after ${last}` });
    seqs.add(seq);
    texts.add(text);
    last = Math.max(last, seq);
  }
  for (let seq = 1; seq <= head; seq++)
    if (!seqs.has(seq)) violations.push({ kind: 'lost', words: `${who} was never given ${seq}` });
  return violations;
}

function invented({ client, channel, seq, text }: Seen): Violation {
  return { kind: 'invented', words: `${client} was given ${seq} of ${channel}, which nobody wrote: ${text}` };
}

const nameOf = (channel: string, text: string): string => `${channel} ${text}`;
