import { IrisProblem } from '@iris/client';
import type { WorkspaceChoice } from '../../live/account.ts';
import { type ProblemText, problemText } from '../../state/problem-text.ts';

/** Where a sign-in stands. */
export type SignInStep =
  | { readonly name: 'form'; readonly problem: ProblemText | null }
  /** Too many tries: nothing can be sent before `until` (milliseconds since the epoch). */
  | { readonly name: 'waiting'; readonly until: number }
  | { readonly name: 'sending'; readonly slug: string | null }
  | { readonly name: 'choosing'; readonly workspaces: readonly WorkspaceChoice[] };

/** Where it stands after the server refused. */
export function stepAfter(problem: unknown, workspaces: readonly WorkspaceChoice[]): SignInStep {
  if (workspaces.length > 0) return { name: 'choosing', workspaces };
  if (problem instanceof IrisProblem && problem.code === 'rate_limited')
    return { name: 'waiting', until: Date.now() + (problem.retryAfterMs ?? 60_000) };
  return { name: 'form', problem: textOf(problem) };
}

function textOf(problem: unknown): ProblemText {
  const code = problem instanceof IrisProblem ? problem.code : null;
  if (code === 'invalid_credentials' || code === 'validation_failed')
    return {
      title: 'E-mail and password don’t match.',
      advice: 'Check both and try again.',
      requestId: null,
    };
  if (code === 'unreachable')
    return {
      title: navigator.onLine ? 'The server didn’t answer.' : 'You’re offline.',
      advice: 'Check your connection and try again.',
      requestId: null,
    };
  return problemText(problem, 'Signing in didn’t work.');
}
