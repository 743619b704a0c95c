import { describe, expect, it } from 'vitest';
import { createLeaving } from './leaving.ts';

function aLeaving(endSession: () => Promise<void> = () => Promise.resolve()) {
  const gone: string[] = [];
  const leaving = createLeaving({
    endSession,
    goToSignIn: (how, hadSession) => gone.push(`${how} ${hadSession}`),
  });
  return { leaving, gone };
}

describe('leaving', () => {
  it('comes back to where one was after a session that ended by itself', () => {
    const { leaving, gone } = aLeaving();
    leaving.ended(true);
    expect(gone).toEqual(['again true']);
  });

  it('by signing out goes once, after the answer, though the socket hears of it first', async () => {
    const answer = Promise.withResolvers<void>();
    const { leaving, gone } = aLeaving(() => answer.promise);
    const done = leaving.signOut();
    leaving.ended(true);
    expect(gone).toEqual([]);
    answer.resolve();
    await done;
    expect(gone).toEqual(['fresh true']);
  });

  it('stays when signing out failed, and leaves as ever afterwards', async () => {
    const { leaving, gone } = aLeaving(() => Promise.reject(new Error('unreachable')));
    await expect(leaving.signOut()).rejects.toThrow('unreachable');
    expect(gone).toEqual([]);
    leaving.ended(true);
    expect(gone).toEqual(['again true']);
  });

  it('goes when only the answer got lost: the session is over', async () => {
    const answer = Promise.withResolvers<void>();
    const { leaving, gone } = aLeaving(() => answer.promise);
    const done = leaving.signOut();
    leaving.ended(true);
    answer.reject(new Error('unreachable'));
    await done;
    expect(gone).toEqual(['fresh true']);
  });
});
