import type { ChannelId, QueueMatch } from '@iris/contract';
import type { Tx } from '../../db/in-tenant.ts';
import { type Found, placesIn } from './find-words.ts';
import { selectFoundMessages, selectFoundNotes } from './queries.ts';
import { snippetOf } from './snippet.ts';
import { wantedWords } from './wanted-words.ts';

/** A channel in which words were found, with what it and its user are called. */
export interface FoundChannel {
  readonly id: ChannelId;
  readonly name: string;
  readonly person_name: string | null;
  readonly person_email: string | null;
}

/** Shows where words stand in each channel: in a message, else in a note, else in names. */
export async function readMatches(
  tx: Tx,
  found: Found,
  channels: readonly FoundChannel[],
): Promise<ReadonlyMap<ChannelId, QueueMatch>> {
  const wanted = wantedWords(found.words);
  const places = await placesIn(
    tx,
    found,
    channels.map(({ id }) => id),
  );
  const matches = new Map<ChannelId, QueueMatch>();
  for (const channel of channels)
    matches.set(channel.id, { found_in: 'name', snippet: snippetOf(namesOf(channel), wanted) });
  const noteIds = channels.flatMap(({ id }) => places.get(id)?.noteId ?? []);
  for (const { channel_id, id, content } of await selectFoundNotes(tx, noteIds))
    matches.set(channel_id, { found_in: 'note', note_id: id, snippet: snippetOf(content, wanted) });
  const inMessages = channels.flatMap(({ id }) => {
    const seq = places.get(id)?.seq ?? null;
    return seq === null ? [] : [{ id, seq }];
  });
  const messages = await selectFoundMessages(
    tx,
    inMessages.map(({ id }) => id),
    inMessages.map(({ seq }) => seq),
  );
  for (const { channel_id, id, seq, content } of messages)
    matches.set(channel_id, {
      found_in: 'message',
      message_id: id,
      seq,
      snippet: snippetOf(content, wanted),
    });
  return matches;
}

/** Each name once: a channel is mostly called like its user. */
const namesOf = ({ name, person_name, person_email }: FoundChannel): string =>
  [...new Set([person_name, person_email, name])].filter((text) => text !== null).join(' · ');
