import { IrisProblem, isFields } from '@iris/client';
import { type ProblemText, problemText } from '../../state/problem-text.ts';

/** What went wrong with a signup, in the words of its form. */
export function signUpProblem(problem: unknown): ProblemText {
  const known = problem instanceof IrisProblem ? problem : null;
  if (known?.code === 'slug_taken')
    return {
      title: 'Somebody took this handle just now.',
      advice: 'Choose another one.',
      requestId: null,
    };
  if (known?.code === 'validation_failed')
    return {
      title: 'Something in the form isn’t right.',
      advice: detailsOf(known),
      requestId: known.requestId,
    };
  return problemText(problem, 'The workspace wasn’t created.');
}

const fieldNames = new Map([
  ['/full_name', 'Your name'],
  ['/company_name', 'Company'],
  ['/slug', 'Handle'],
  ['/email', 'Work e-mail'],
  ['/password', 'Password'],
]);

/** What the server says about single fields, with the names they have on this page. */
function detailsOf({ error }: IrisProblem): string {
  const details = Array.isArray(error['details']) ? error['details'] : [];
  const sentences = details.filter(isFields).flatMap(({ path, message }) => {
    const name = fieldNames.get(String(path));
    return name !== undefined && typeof message === 'string' ? [`${name} ${message}.`] : [];
  });
  return sentences.length > 0 ? sentences.join(' ') : 'Check what you entered.';
}
