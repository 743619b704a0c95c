import { describe, expect, it } from 'vitest';
import { aMessage, aNote } from '../factories.ts';
import { entriesOf } from './entries.ts';

const whole = { hasOlder: false, hasNewer: false };
const order = (...given: Parameters<typeof entriesOf>) =>
  entriesOf(...given).map((entry) => (entry.kind === 'message' ? entry.message.seq : entry.note.content));

describe('notes among messages', () => {
  const messages = [aMessage(1), aMessage(3), aMessage(5)];

  it('stand where their time is, also before the first and after the last', () => {
    const notes = [aNote(0), aNote(2), aNote(4), aNote(9)];
    expect(order({ messages, ...whole }, notes)).toEqual(['note 0', 1, 'note 2', 3, 'note 4', 5, 'note 9']);
  });

  it('stand after a message of the same moment', () => {
    expect(order({ messages, ...whole }, [aNote(3)])).toEqual([1, 3, 'note 3', 5]);
  });

  it('come with the messages around them, not before', () => {
    const notes = [aNote(0), aNote(4), aNote(9)];
    expect(order({ messages, hasOlder: true, hasNewer: true }, notes)).toEqual([1, 3, 'note 4', 5]);
  });

  it('are all there in a room without a message', () => {
    expect(order({ messages: [], ...whole }, [aNote(1), aNote(2)])).toEqual(['note 1', 'note 2']);
  });

  it('don’t move to where a linked conversation repeats older times', () => {
    const linked = [aMessage(5), aMessage(6, { created_at: aMessage(1).created_at }), aMessage(8)];
    expect(order({ messages: linked, ...whole }, [aNote(7)])).toEqual([5, 6, 'note 7', 8]);
  });
});
