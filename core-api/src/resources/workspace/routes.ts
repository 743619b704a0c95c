import { checkerOf, routes } from '@iris/contract';
import { answer, handle, noContent, ok, type Handled } from '../../http/handler.ts';
import type { Limits } from '../../limits/limits.ts';
import { endSession, type EndSessionParts } from '../sessions/end-session.ts';
import type { TeamSessionParts } from '../sessions/start-team-session.ts';
import { logIn } from './log-in.ts';
import { isSlugFree } from './queries.ts';
import { isReserved } from './reserved-slugs.ts';
import { signUp, type SignUpParts } from './sign-up.ts';
import { verifySignup } from './verify-signup.ts';

export interface WorkspaceParts extends SignUpParts, TeamSessionParts, EndSessionParts {
  readonly limits: Limits;
}

export function workspaceHandlers(parts: WorkspaceParts): Handled[] {
  const { slugAvailable, signup, verify, login, logout } = routes.workspace;
  const isSlug = checkerOf(signup.body.properties.slug);
  return [
    handle(slugAvailable, async ({ query: { slug } }) => {
      const available = isSlug.check(slug) && !isReserved(slug) && (await isSlugFree(parts.db, slug));
      return ok({ data: { slug, available } });
    }),

    handle(signup, async ({ body }) => answer(202, { data: await signUp(parts, body) })),

    handle(verify, async ({ body, request }) =>
      answer(201, { data: await verifySignup(parts, body.tenant_id, body.token, request) }),
    ),

    handle(login, async ({ body, request }) => {
      await parts.limits.consume('loginPerEmail', body.email.toLowerCase());
      return ok({ data: await logIn(parts, body, request) });
    }),

    handle(logout, async ({ caller, request }) => {
      await endSession(parts, caller, request);
      return noContent();
    }),
  ];
}
