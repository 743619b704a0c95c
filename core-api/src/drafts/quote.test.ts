import { newId } from '@iris/kit';
import { expect, it } from 'vitest';
import { quote } from './quote.ts';
import type { Finding } from './retrieval/find.ts';

const asked = {
  tenantId: newId<'tenant'>(),
  channelId: newId<'channel'>(),
  turns: [],
  question: '',
  proposed: [],
};
const found = (passage: string, score: number, kind: 'article' | 'answer' = 'article'): Finding => ({
  source: { kind, id: newId<'article'>(), title: passage },
  passage,
  score,
});

it('quotes the best finding, and names it as the source', () => {
  const best = found('best', 0.9);
  expect(quote([best, found('second', 0.8)], asked)).toEqual({
    content: 'best',
    sources: [best.source],
    engine: 'embedded',
  });
});

it('says nothing rather than something weak, and asks more of what somebody else was answered', () => {
  expect(quote([], asked)).toBeNull();
  expect(quote([found('weak', 0.34)], asked)).toBeNull();
  expect(quote([found('good', 0.36)], asked)).not.toBeNull();
  expect(quote([found('answered', 0.36, 'answer')], asked)).toBeNull();
});

it('proposes nothing twice', () => {
  const findings = [found('best', 0.9), found('second', 0.8)];
  expect(quote(findings, { ...asked, proposed: ['best'] })?.content).toBe('second');
  expect(quote(findings, { ...asked, proposed: ['best', 'second'] })).toBeNull();
});
