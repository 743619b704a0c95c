import { describe, expect, it } from 'vitest';
import { me } from '../factories.ts';
import { aRole, rolesToGive } from './roles.ts';

describe('roles', () => {
  it.each([
    ['owner', 'an owner'],
    ['admin', 'an admin'],
    ['operator', 'an operator'],
    ['viewer', 'a viewer'],
  ] as const)('are named in a sentence: %s', (role, text) => expect(aRole(role)).toBe(text));

  it('can be given: owner only by owners', () => {
    const given = (orgRole: 'owner' | 'admin') => rolesToGive({ ...me, orgRole }).map(({ role }) => role);
    expect(given('owner')).toEqual(['owner', 'admin', 'operator', 'viewer']);
    expect(given('admin')).toEqual(['admin', 'operator', 'viewer']);
  });
});
