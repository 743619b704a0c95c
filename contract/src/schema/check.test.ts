import fc from 'fast-check';
import { expect, it } from 'vitest';
import { maxContentCodePoints } from '../names.ts';
import { messageRoutes } from '../rest/messages.ts';
import { queueRoutes } from '../rest/queue.ts';
import { sessionRoutes } from '../rest/sessions.ts';
import { widgetConfigRoutes } from '../rest/widget-config.ts';
import { checkerOf } from './check.ts';

const post = checkerOf(messageRoutes.post.body);
const guest = checkerOf(sessionRoutes.startGuest.body);
const assignee = checkerOf(queueRoutes.assign.body);
const settings = checkerOf(widgetConfigRoutes.replace.body);

it('takes exactly the texts that have 1 to 8,000 code points after trimming, and no NUL or lone surrogate', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 50 }), (content) => {
      const length = Array.from(content.trim()).length;
      const isFine =
        length >= 1 && length <= maxContentCodePoints && !content.includes('\0') && content.isWellFormed();
      expect(post.check({ content })).toBe(isFine);
    }),
  );
  expect(post.check({ content: 'x'.repeat(maxContentCodePoints) })).toBe(true);
  expect(post.check({ content: 'x'.repeat(maxContentCodePoints + 1) })).toBe(false);
});

it('names an unknown key and a missing one at their own place', () => {
  expect(post.explain({ colour: 'red' })).toEqual(
    expect.arrayContaining([
      { path: '/colour', message: 'is not known here' },
      { path: '/content', message: 'is required' },
    ]),
  );
});

it('never quotes what a person wrote', () => {
  const details = post.explain({ content: '', content_type: 'my secret' });
  expect(JSON.stringify(details)).not.toContain('my secret');
});

it('takes the settings of contract §4 in parts, and refuses what they can not be', () => {
  expect(settings.check({ title: 'Help', colors: { primary: '#112233' } })).toBe(true);
  for (const wrong of [
    { title: '' },
    { colors: { primary: 'red' } },
    { logo_url: 'http://example.com/logo.png' },
    { locale: '!' },
    { business_hours: { time_zone: 'Mars/Olympus', hours: [] } },
    { offset: { x: -1 } },
  ]) {
    expect(settings.check(wrong), JSON.stringify(wrong)).toBe(false);
  }
});

it('tells an id that names nothing from input that is otherwise wrong', () => {
  expect(guest.hasOnlyBadIds({ tenant_id: 'nope' })).toBe(true);
  expect(guest.hasOnlyBadIds({ tenant_id: 5 })).toBe(false);
  expect(guest.hasOnlyBadIds({ tenant_id: 'nope', colour: 'red' })).toBe(false);
  expect(guest.hasOnlyBadIds({ tenant_id: '01890a5d-ac96-774b-bcce-b302099a8057' })).toBe(false);
  expect(assignee.hasOnlyBadIds({ user_id: 'nope' })).toBe(true);
  expect(assignee.hasOnlyBadIds({ user_id: 5 })).toBe(false);
  expect(assignee.hasOnlyBadIds({ user_id: null })).toBe(false);
});
