import type { ChannelId, TenantId } from '@iris/contract';
import { inTenant } from '../../db/in-tenant.ts';
import type { Db } from '../../db/pool.ts';
import { isAboutOneCase, isPersonal } from './personal.ts';
import {
  type AnsweredQuestion,
  insertAnsweredQuestions,
  type SaidRow,
  selectNames,
  selectSaid,
} from './queries.ts';

const saidAtMost = 200;
const keptAtMost = 2_000;
const answerFrom = 20;
const answerTo = 2_000;
const questionTo = 1_000;

/**
 * Looks at what the team answered in a channel, and keeps what it could answer to anybody else: questions with an answer
 * in which nothing is personal. Doing it again changes nothing.
 */
export async function learnAnswers(db: Db, tenantId: TenantId, channelId: ChannelId): Promise<void> {
  await inTenant(db, tenantId, async (tx) => {
    const answered = answeredIn(await selectSaid(tx, channelId, saidAtMost));
    if (answered.length === 0) return;
    const names = await selectNames(tx, channelId);
    const general = answered.filter((one) => isGeneral(one, names));
    if (general.length > 0) await insertAnsweredQuestions(tx, general, keptAtMost);
  });
}

const isEndUser = ({ sender_kind: kind }: SaidRow): boolean => kind === 'guest' || kind === 'user';

/** Each message of the team that comes right after an end user's, with what it answers. */
function answeredIn(said: readonly SaidRow[]): AnsweredQuestion[] {
  return said.flatMap((answer, place) => {
    if (answer.sender_kind !== 'operator') return [];
    const question = questionBefore(said, place);
    return question ? [{ question, answer }] : [];
  });
}

/** Of all that an end user wrote right before, the longest message: "Hi" and "thanks" are shorter than a question. */
function questionBefore(said: readonly SaidRow[], place: number): SaidRow | undefined {
  const before = said.slice(0, place);
  const asked = before.slice(before.findLastIndex((one) => !isEndUser(one)) + 1);
  return asked.toSorted((one, other) => other.content.length - one.content.length)[0];
}

function isGeneral({ question, answer }: AnsweredQuestion, names: readonly string[]): boolean {
  return (
    question.content.length <= questionTo &&
    answer.content.length >= answerFrom &&
    answer.content.length <= answerTo &&
    // An answer that asks back is none.
    !answer.content.trimEnd().endsWith('?') &&
    !isAboutOneCase(answer.content) &&
    !isPersonal(answer.content, names) &&
    !isPersonal(question.content, names)
  );
}
