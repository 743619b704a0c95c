import type { Finding } from './retrieval/find.ts';
import type { Conversation, Proposal, Responder } from './responder.ts';
import type { Find } from './retrieval/find.ts';

/**
 * From which score on a finding is worth saying; below, silence is better. Chosen on the practice sets of
 * `e2e/bench/drafts`. What somebody was once answered has to fit better than what was written for everybody.
 */
const goodFrom = { article: 0.35, canned_reply: 0.35, answer: 0.42 } as const;

/** The best finding in its own words, unless it was proposed before; null when none is good. */
export function quote(findings: readonly Finding[], { proposed }: Conversation): Proposal | null {
  const best = findings.find(
    ({ source, score, passage }) => score >= goodFrom[source.kind] && !proposed.includes(passage),
  );
  return best ? { content: best.passage, sources: [best.source], engine: 'embedded' } : null;
}

/** The responder that is always there: it quotes what it finds, and asks nobody outside. */
export function embeddedResponder(find: Find): Responder {
  return {
    propose: async (conversation) => quote(await find(conversation), conversation),
  };
}
