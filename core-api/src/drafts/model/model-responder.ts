import type { TenantId } from '@iris/contract';
import type { Clock, Logger } from '@iris/kit';
import { quote } from '../quote.ts';
import type { Proposal, Responder } from '../responder.ts';
import type { Find, Finding } from '../retrieval/find.ts';
import type { AskModel } from './ask-model.ts';
import { nothing, promptOf } from './prompt.ts';

export interface ModelResponderParts {
  readonly find: Find;
  readonly ask: AskModel;
  /** Whether a tenant has switched an outside model on. */
  readonly mayAsk: (tenantId: TenantId) => Promise<boolean>;
  readonly clock: Clock;
  readonly log: Logger;
}

/** A model may read more than is good enough to be quoted: it says itself when that is no answer. */
const readFrom = 0.2;
const readAtMost = 4;
/** A model that failed is left alone for so long: drafts must not wait for it one after the other. */
export const restMs = 30_000;

/**
 * Lets a model word what was found, for tenants that allow it; whatever goes wrong with it, the draft is what would be
 * quoted without it, and says so. Where nothing was found the model isn't asked: it would have to make something up.
 */
export function modelResponder({ find, ask, mayAsk, clock, log }: ModelResponderParts): Responder {
  let restsUntil = 0;
  return {
    async propose(conversation) {
      const findings = await find(conversation);
      const read = findings.filter(({ score }) => score >= readFrom).slice(0, readAtMost);
      if (read.length === 0) return null;
      if (clock.now() < restsUntil || !(await mayAsk(conversation.tenantId)))
        return quote(findings, conversation);
      try {
        return worded(await ask(promptOf(conversation, read)), read);
      } catch (err) {
        restsUntil = clock.now() + restMs;
        log.warn({ err }, 'the model failed; drafts are quoted from what was found');
        return quote(findings, conversation);
      }
    },
  };
}

/** @throws {Error} when the model said nothing at all */
function worded(answer: string, read: readonly Finding[]): Proposal | null {
  const content = answer.replaceAll('\0', '').toWellFormed().trim();
  if (content === '') throw new Error('the model said nothing');
  if (content.startsWith(nothing)) return null;
  return { content, sources: read.map(({ source }) => source), engine: 'model' };
}
