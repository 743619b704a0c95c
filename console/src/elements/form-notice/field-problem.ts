import { type IrisProblem, isFields } from '@iris/client';
import type { ProblemText } from '../../state/problem-text.ts';

/**
 * What the server says about single fields, with the names that they have on this page (by their path in the body);
 * null where it refused for another reason.
 */
export function fieldProblem(
  problem: IrisProblem,
  names: Readonly<Record<string, string>>,
): ProblemText | null {
  if (problem.code !== 'validation_failed') return null;
  const { details } = problem.error;
  const sentences = (Array.isArray(details) ? details.filter(isFields) : []).flatMap(({ path, message }) => {
    const name = names[String(path)];
    return name !== undefined && typeof message === 'string' ? [`${name} ${message}.`] : [];
  });
  return {
    title: 'Something in the form isn’t right.',
    advice: sentences.length > 0 ? sentences.join(' ') : 'Check what you entered.',
    requestId: problem.requestId,
  };
}
