import type { ChannelId, Id, InvitationId, TenantId, UserId } from '@iris/contract';

/** A channel, with whose it is. */
export interface ChannelPayload {
  readonly tenant_id: TenantId;
  readonly channel_id: ChannelId;
}

/** Every kind of job with what it is given: ids, and what the audit log keeps of a request; never a text or a secret. */
export interface JobPayloads {
  'send-signup-mail': { tenant_id: TenantId };
  'send-invite-mail': { tenant_id: TenantId; invitation_id: InvitationId };
  'keep-usage': Record<string, never>;
  'send-reset-mail': { reset_id: Id<'password-reset'> };
  'note-refused-sign-in': {
    members: { tenant_id: TenantId; user_id: UserId }[];
    ip: string;
    request_id: string;
  };
  'draft-reply': ChannelPayload;
  'learn-answers': ChannelPayload;
  'purge-signups': Record<string, never>;
  'purge-idempotent-requests': Record<string, never>;
  'purge-spent-points': Record<string, never>;
}

export type JobName = keyof JobPayloads;
