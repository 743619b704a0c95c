import { describe, expect, it } from 'vitest';
import { aDraft, aMessage, aRoom, draftId } from '../factories.ts';
import { hasDraft, roomFrom, waitingSince } from './room.ts';

describe('what is kept of a room', () => {
  it('is what shows, and of long words the beginning, in whole characters', () => {
    const long = aRoom(1, 3, { last_message: aMessage(3, { content: '👍'.repeat(3_000) }) });
    expect(roomFrom(long).last_message?.content).toBe('👍'.repeat(200));
    const kept = roomFrom(aRoom(1, 3));
    expect(kept.last_message?.content).toBe('words 3');
    expect(kept).not.toHaveProperty('channel_type');
    expect(kept.last_message).not.toHaveProperty('client_message_id');
  });
});

describe('a draft', () => {
  it('is known to be there, and none of its words are kept', () => {
    const drafted = roomFrom(aRoom(1, 3, { draft: aDraft() }));
    expect(drafted.draft).toEqual({ id: draftId });
    expect(hasDraft(drafted)).toBe(true);
    expect(hasDraft(roomFrom(aRoom(1, 3)))).toBe(false);
    expect(hasDraft({ ...drafted, status: 'archived' })).toBe(false);
  });
});

describe('waiting', () => {
  it('begins with the visitor’s last words and ends with an answer or the archive', () => {
    const waiting_since = aMessage(3).created_at;
    expect(waitingSince(aRoom(1, 3, { waiting_since }))).toBe(waiting_since);
    expect(waitingSince(aRoom(1, 3))).toBeNull();
    expect(waitingSince(aRoom(1, 3, { status: 'archived', waiting_since }))).toBeNull();
  });
});
