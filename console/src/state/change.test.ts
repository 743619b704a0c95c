import { expect, it } from 'vitest';
import { aMessage, colleague, me, mySender } from '../factories.ts';
import { canChange } from './change.ts';

it('one’s own words can be changed, and nothing else', () => {
  expect(canChange(aMessage(1, { sender: mySender }), me)).toBe(true);
  expect(canChange(aMessage(1, { sender: colleague }), me)).toBe(false);
  expect(canChange(aMessage(1), me)).toBe(false);
  expect(canChange(aMessage(1, { sender: mySender, content_type: 'event' }), me)).toBe(false);
  const gone = { sender: mySender, content: null, deleted_at: aMessage(2).created_at };
  expect(canChange(aMessage(1, gone), me)).toBe(false);
});

it('not even one’s own by somebody who is a viewer by now', () => {
  expect(canChange(aMessage(1, { sender: mySender }), { ...me, orgRole: 'viewer' })).toBe(false);
});
