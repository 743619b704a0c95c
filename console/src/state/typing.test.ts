import { expect, it } from 'vitest';
import { colleagueId, visitorId } from '../factories.ts';
import { typingIn } from './typing.ts';

const amara = { user_id: visitorId, display_name: 'Amara' };
const mia = { user_id: colleagueId, display_name: 'Mia' };
const team = new Map([[colleagueId, { userId: colleagueId, name: 'Mia', avatarUrl: null }]]);

it('a colleague who types is told from the visitor, whoever of the two is known', () => {
  const parted = { visitors: [amara], colleagues: [mia] };
  expect(typingIn([amara, mia], visitorId, new Map())).toEqual(parted);
  expect(typingIn([mia, amara], undefined, team)).toEqual(parted);
});

it('nobody is always the same nobody, so that nothing is drawn again for it', () => {
  expect(typingIn(undefined, visitorId, team)).toBe(typingIn([], undefined, team));
});
