import { type IrisProblem, isFields } from '@iris/client';
import type { ProblemText } from '../../state/problem-text.ts';
import type { EntryKind } from '../entries/entry-kind.ts';
import { fieldProblem } from '../form-notice/field-problem.ts';

/** Whether another entry has the name already. */
export function isTaken({ code, error: { details } }: IrisProblem): boolean {
  return (
    code === 'conflict' &&
    Array.isArray(details) &&
    details.some((detail) => isFields(detail) && detail['path'] === '/shortcut')
  );
}

/** Words for what the server refused about an entry; null where the general ones do. */
export function entryProblem(problem: IrisProblem, { one, name, content }: EntryKind): ProblemText | null {
  const { requestId } = problem;
  if (isTaken(problem))
    return { title: 'This shortcut is taken.', advice: 'Choose another one.', requestId: null };
  if (problem.code === 'conflict')
    return {
      title: 'There are as many as there can be.',
      advice: `Delete one that nobody needs, then save this ${one}.`,
      requestId,
    };
  return fieldProblem(problem, {
    '/title': name.label,
    '/shortcut': name.label,
    '/content': content.label,
  });
}
