import type { ApiKeyId, Scope, SessionId, TenantId, TokenRole, UserId } from '@iris/contract';

interface Someone {
  readonly tenantId: TenantId;
  readonly userId: UserId;
  readonly sessionId: SessionId;
  /** When the token ends. */
  readonly expiresAt: Date;
}

/** An end user, by a chat token. */
export interface ChatCaller extends Someone {
  readonly audience: 'chat';
}

/** A team member, by an admin token. */
export interface TeamCaller extends Someone {
  readonly audience: 'admin';
  readonly role: TokenRole;
}

/** Whoever a valid token speaks for. */
export type Caller = ChatCaller | TeamCaller;

/** A backend, by an API key. It acts as the user of its key. */
export interface KeyCaller {
  readonly audience: 'key';
  readonly keyId: ApiKeyId;
  readonly tenantId: TenantId;
  readonly userId: UserId;
  readonly scopes: readonly Scope[];
}

/** Whoever a valid credential speaks for. */
export type AnyCaller = Caller | KeyCaller;
