import { describe, expect, it } from 'vitest';
import { loginStep } from './login-step.ts';

describe('what the sign-in page shows', () => {
  it.each([
    ['', { name: 'sign-in' }],
    ['#', { name: 'sign-in' }],
    ['#other', { name: 'sign-in' }],
    ['#forgotten', { name: 'forgotten' }],
    ['#reset_token=a_b-1', { name: 'reset', token: 'a_b-1' }],
  ])('is in its address: "%s"', (hash, step) => expect(loginStep(hash)).toEqual(step));
});
