import { describe, expect, it } from 'vitest';
import type { OutboxEntry } from '@iris/client';
import { aConversation, aMember, aMessage, colleague, me, mySender } from '../factories.ts';
import { receipt, timeline } from './timeline.ts';

const kinds = (...args: Parameters<typeof timeline>) => timeline(...args).map(({ kind }) => kind);
const groups = (...args: Parameters<typeof timeline>) =>
  timeline(...args).filter((row) => row.kind === 'group');
const unsent: OutboxEntry = {
  client_message_id: 'mine-1',
  content: 'on its way',
  createdAt: Date.parse(aMessage(2).created_at),
  status: 'sending',
  code: null,
};

describe('the timeline', () => {
  it('groups what one sender says within three minutes', () => {
    const [group, ...more] = groups(aConversation([aMessage(1), aMessage(2), aMessage(5)]), me);
    expect(more).toEqual([]);
    expect(group?.lines).toHaveLength(3);
  });

  it('begins a new group after a longer pause', () => {
    expect(groups(aConversation([aMessage(1), aMessage(5)]), me)).toHaveLength(2);
  });

  it('begins a new group every twenty messages, at the same ones whatever stands before', () => {
    const at = aMessage(1).created_at;
    const monologue = Array.from({ length: 50 }, (_, index) => aMessage(index + 1, { created_at: at }));
    const lengths = (from: number) =>
      groups(aConversation(monologue.slice(from)), me).map(({ lines }) => lines.length);
    expect(lengths(0)).toEqual([19, 20, 11]);
    expect(lengths(30)).toEqual([9, 11]);
  });

  it('begins a new group with another sender, on the sender’s side', () => {
    const rows = groups(
      aConversation([aMessage(1), aMessage(2, { sender: colleague }), aMessage(3, { sender: mySender })]),
      me,
    );
    expect(rows.map(({ side, isMine }) => [side, isMine])).toEqual([
      ['visitor', false],
      ['team', false],
      ['team', true],
    ]);
  });

  it('separates days', () => {
    const tomorrow = aMessage(2, { created_at: '2026-01-11T10:00:00.000Z' });
    expect(kinds(aConversation([aMessage(1), tomorrow]), me)).toEqual(['day', 'group', 'day', 'group']);
  });

  it('marks where the new messages begin, also within a group', () => {
    const conversation = aConversation([aMessage(1), aMessage(2)], { newFromSeq: 2 });
    expect(kinds(conversation, me)).toEqual(['day', 'group', 'new', 'group']);
  });

  it('says that earlier messages were purged only at the top of all history', () => {
    const conversation = aConversation([aMessage(8)], { historyFromSeq: 8 });
    expect(kinds(conversation, me)[0]).toBe('purged');
    expect(kinds({ ...conversation, historyFromSeq: 4 }, me)).not.toContain('purged');
  });

  it('keeps what Iris itself wrote out of the groups', () => {
    const event = aMessage(2, { content_type: 'event' });
    expect(kinds(aConversation([aMessage(1), event, aMessage(3)]), me)).toEqual([
      'day',
      'group',
      'event',
      'group',
    ]);
  });

  it('puts what is unsent at the end, as mine', () => {
    const rows = groups(aConversation([aMessage(1)], { unsent: [unsent] }), me);
    expect(rows.at(-1)).toMatchObject({ isMine: true, lines: [{ kind: 'unsent', key: 'mine-1' }] });
  });

  it('keeps what is unsent back while its end is not there', () => {
    const above = aConversation([aMessage(1)], { unsent: [unsent], headSeq: 900 });
    expect(groups(above, me)).toHaveLength(1);
  });

  it('gives every row a key of its own, also where a linked conversation goes back in time', () => {
    const yesterday = aMessage(2, { created_at: '2026-01-09T10:00:00.000Z' });
    const keys = timeline(aConversation([aMessage(1), yesterday, aMessage(3)]), me).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toHaveLength(6);
  });

  it('gives a bubble the same key before and after it was sent', () => {
    const before = groups(aConversation([], { unsent: [unsent] }), me);
    const after = groups(aConversation([aMessage(1, { sender: mySender, client_message_id: 'mine-1' })]), me);
    expect(after[0]?.key).toBe(before[0]?.key);
    expect(after[0]?.lines[0]?.key).toBe(before[0]?.lines[0]?.key);
  });
});

describe('the receipt', () => {
  const mine = aMessage(2, { sender: mySender });

  it('says sent until the visitor has read it', () => {
    expect(receipt(aConversation([aMessage(1), mine]), me)).toBe('sent');
    expect(receipt(aConversation([mine], { members: [aMember({ last_read_seq: 2 })] }), me)).toBe('read');
  });

  it('does not take a colleague’s reading for the visitor’s', () => {
    const members = [aMember({ kind: 'operator', last_read_seq: 2 }), aMember()];
    expect(receipt(aConversation([mine], { members }), me)).toBe('sent');
  });

  it('stands under the last words only, and only if they are mine', () => {
    expect(receipt(aConversation([mine, aMessage(3)]), me)).toBeNull();
    expect(receipt(aConversation([mine], { unsent: [unsent] }), me)).toBeNull();
    expect(receipt(aConversation([mine], { headSeq: 900 }), me)).toBeNull();
    expect(receipt(aConversation([{ ...mine, deleted_at: mine.created_at }]), me)).toBeNull();
  });
});
