import { routes } from '@iris/contract';
import { expect, it } from 'vitest';
import { promisedAnswers, wrongAnswers } from './answers.ts';

it('knows each status and each code that a route promises', () => {
  expect(promisedAnswers([routes.sessions.end]).toSorted()).toEqual([
    'sessions.end 204',
    'sessions.end 401 auth_required',
    'sessions.end 401 invalid_token',
    'sessions.end 401 session_expired',
    'sessions.end 403 forbidden',
    'sessions.end 429 rate_limited',
    'sessions.end 500 internal',
    'sessions.end 503 unavailable',
  ]);
});

it('names what was promised and did not come, and nothing else', () => {
  expect(wrongAnswers(['a 200', 'a 404 not_found'], new Set(['a 200', 'b 200']), {})).toEqual([
    'documented, but no test brought it about: a 404 not_found',
  ]);
  expect(wrongAnswers(['a 200', 'a 500 internal'], new Set(['a 200']), { 'a 500 internal': 'why' })).toEqual(
    [],
  );
});

it.each([
  ['came after all', ['a 200']],
  ['nobody promises', []],
])('names an excuse for an answer that %s', (_, promised) => {
  expect(wrongAnswers(promised, new Set(promised), { 'a 200': 'why' })).toEqual([
    'excused, but it came, or nobody promised it: a 200',
  ]);
});
