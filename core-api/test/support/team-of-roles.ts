import { type OrgRole, routes } from '@iris/contract';
import { newId } from '@iris/kit';
import { apiClient, type Workspace } from '@iris/testkit';
import { asAdmin } from './databases.ts';

/** Gives a workspace a member of a role, with the owner's password, and signs it in: its token. */
export async function tokenOfRole(
  apiUrl: string,
  adminUrl: string,
  workspace: Workspace,
  role: OrgRole,
): Promise<string> {
  const email = `${role}-${workspace.email}`;
  await asAdmin(
    adminUrl,
    `insert into iris.users (tenant_id, id, kind, display_name, email, org_role, password_hash)
     select tenant_id, $2, kind, $3, $4, $3, password_hash from iris.users where id = $1`,
    [workspace.user.id, newId(), role, email],
  );
  const { body } = await apiClient(apiUrl).ok(routes.workspace.login, {
    body: { email, password: workspace.password },
  });
  return body.data.token;
}
