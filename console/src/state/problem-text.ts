import { IrisProblem } from '@iris/client';

/** What went wrong, for a person: what happened, what to try, and what to quote when asking for help. */
export interface ProblemText {
  readonly title: string;
  readonly advice: string;
  readonly requestId: string | null;
}

/** Words for a failed call that no place has better words for. */
export function problemText(problem: unknown, title: string): ProblemText {
  const known = problem instanceof IrisProblem ? problem : null;
  return { title, advice: adviceFor(known), requestId: known?.requestId ?? null };
}

function adviceFor(problem: IrisProblem | null): string {
  switch (problem?.code) {
    case 'unreachable':
      return 'The server didn’t answer. Check your connection and try again.';
    case 'rate_limited':
      return `Too many requests came from here. Try again in ${waitText(problem.retryAfterMs)}.`;
    case 'forbidden':
      return 'Your role doesn’t allow this. Ask an administrator of your workspace.';
    case 'not_found':
      return 'It isn’t there any more, or it belongs to another workspace.';
    case 'last_owner':
      return 'A workspace needs an owner. Make somebody else an owner first.';
    case 'validation_failed':
      return 'Something in it isn’t allowed. Check it and try again.';
    case 'unavailable':
      return 'The service is restarting. Try again in a moment.';
    default:
      return 'Something failed on our side. Try again; if it stays, send us the request id.';
  }
}

/** A time to wait as people say it: "40 s", "3 min". */
export function waitText(ms: number | null): string {
  const seconds = Math.max(1, Math.ceil((ms ?? 60_000) / 1_000));
  return seconds < 90 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}
