import { newcomer } from './check-acknowledged.ts';
import type { Delivered, History } from './history.ts';

/** Histories for tests: two people talk in one channel, and nothing goes wrong. */
type Told = { -readonly [Key in keyof History]: History[Key] };

const [channel, ann, bob] = ['channel', 'ann', 'bob'];

/** Four messages, one a second, each acknowledged and delivered 100 ms later; a test breaks what it is about. */
export function toldHistory(change: (told: Told) => void = () => undefined): History {
  const messages = [1, 2, 3, 4].map((seq) => ({
    at: seq * 1_000,
    client: seq % 2 === 0 ? bob : ann,
    channel,
    text: `words ${seq}`,
    seq,
  }));
  const everyone = (client: string) =>
    messages.map((message) => ({ ...message, client, at: message.at + 100 }));
  const told: Told = {
    members: new Map([[channel, [ann, bob]]]),
    sent: messages,
    acknowledged: messages.map((message) => ({ ...message, at: message.at + 100 })),
    refused: [],
    delivered: [...everyone(ann), ...everyone(bob)],
    greeted: [ann, bob].map((client) => ({ client, socket: 1, channel, head: 0 })),
    framed: [...everyone(ann), ...everyone(bob)].map((message) => ({ ...message, socket: 1 })),
    kept: everyone(newcomer),
  };
  change(told);
  return told;
}

/** What one of them was given, changed, and what the other was, as it is. */
export function changedFor<T extends Pick<Delivered, 'client'>>(
  client: string,
  all: readonly T[],
  change: (own: T[]) => readonly T[],
): readonly T[] {
  return [
    ...change(all.filter((one) => one.client === client)),
    ...all.filter((one) => one.client !== client),
  ];
}
