import { type Context, context, type Span } from '@opentelemetry/api';
import { tracer } from '../../metrics/tracer.ts';
import type { PostInput } from './queries.ts';

/** A post, and where in its request's trace it is. */
export interface TracedPost {
  readonly input: PostInput;
  readonly request: Context;
  readonly wait: Span;
}

/** A post that begins to wait for the statements before its own. */
export function startWaiting(input: PostInput): TracedPost {
  const request = context.active();
  return { input, request, wait: tracer.startSpan('post wait', {}, request) };
}

/** Runs the statement of some posts: each of their traces shows it, and how many shared it. */
export async function inCommitSpans<Result>(
  posts: readonly TracedPost[],
  commit: (inputs: readonly PostInput[]) => Promise<Result>,
): Promise<Result> {
  // One that is run again alone has waited already.
  for (const { wait } of posts) if (wait.isRecording()) wait.end();
  const attributes = { 'iris.post.batch_size': posts.length };
  const spans = posts.map(({ request }) => tracer.startSpan('post commit', { attributes }, request));
  try {
    return await commit(posts.map(({ input }) => input));
  } finally {
    for (const span of spans) span.end();
  }
}
