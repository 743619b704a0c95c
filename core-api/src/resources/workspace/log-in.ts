import { type BodyOf, IrisError, type routes, type TeamSession } from '@iris/contract';
import { isPassword } from '../../auth/passwords.ts';
import { inTenant } from '../../db/in-tenant.ts';
import type { RequestFacts } from '../../http/handler.ts';
import { startTeamSession, type TeamSessionParts } from '../sessions/start-team-session.ts';
import { presentTeamSession } from './present.ts';
import { findSignIns, selectSignInForShare, type SignInRow } from './queries.ts';
import { reportRefusedSignIn } from './refused-sign-in.ts';

type Form = BodyOf<typeof routes.workspace.login>;

/**
 * Signs a team member in. A refusal is noted in the audit log of each workspace that the e-mail belongs to.
 * @throws {IrisError} `invalid_credentials`, the same and as late whether or not the e-mail is known;
 *   `workspace_required` with the list when the right password opens several
 */
export async function logIn(
  parts: TeamSessionParts,
  form: Form,
  request: RequestFacts,
): Promise<TeamSession> {
  const known = await knownSignIns(parts, form);
  const [found, ...others] = await whereRight(form.password, known);
  if (!found) {
    await reportRefusedSignIn(parts.db, known, request);
    throw new IrisError('invalid_credentials');
  }
  if (others.length > 0) {
    const workspaces = [found, ...others].map(({ slug, tenant_name }) => ({ slug, name: tenant_name }));
    throw new IrisError('workspace_required', { extra: { workspaces } });
  }
  return inTenant(parts.db, found.tenant_id, async (tx) => {
    const current = await selectSignInForShare(tx, found);
    if (!current) throw new IrisError('invalid_credentials');
    const issued = await startTeamSession(parts, tx, current.tenant_id, current, request);
    return presentTeamSession(issued, current, {
      ...current,
      name: current.tenant_name,
      created_at: current.tenant_created_at,
    });
  });
}

async function knownSignIns({ db }: TeamSessionParts, { email, slug }: Form): Promise<SignInRow[]> {
  const known = await findSignIns(db, email);
  return known.filter((row) => slug === undefined || row.slug === slug);
}

async function whereRight(password: string, known: readonly SignInRow[]): Promise<SignInRow[]> {
  // Where nobody is known, a password is checked all the same: it costs as much.
  if (known.length === 0) await isPassword(password, undefined);
  const matches = await Promise.all(known.map((row) => isPassword(password, row.password_hash ?? undefined)));
  return known.filter((_, index) => matches[index]);
}
