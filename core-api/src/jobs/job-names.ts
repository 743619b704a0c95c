import type { Id, InvitationId, TenantId } from '@iris/contract';

/** Every kind of job with what it is given: ids only, never a text or a secret. */
export interface JobPayloads {
  'send-signup-mail': { tenant_id: TenantId };
  'send-invite-mail': { tenant_id: TenantId; invitation_id: InvitationId };
  'keep-usage': Record<string, never>;
  'send-reset-mail': { reset_id: Id<'password-reset'> };
  'purge-signups': Record<string, never>;
  'purge-idempotent-requests': Record<string, never>;
  'purge-spent-points': Record<string, never>;
}

export type JobName = keyof JobPayloads;
