import type { IrisProblem } from '@iris/client';
import type { ProblemText } from '../../state/problem-text.ts';
import { fieldProblem } from '../form-notice/field-problem.ts';

/** What went wrong with a signup, in the words of its form; null where the general ones do. */
export function signUpProblem(problem: IrisProblem): ProblemText | null {
  if (problem.code === 'slug_taken')
    return {
      title: 'Somebody took this handle just now.',
      advice: 'Choose another one.',
      requestId: null,
    };
  return fieldProblem(problem, fieldNames);
}

const fieldNames = {
  '/full_name': 'Your name',
  '/company_name': 'Company',
  '/slug': 'Handle',
  '/email': 'Work e-mail',
  '/password': 'Password',
};
