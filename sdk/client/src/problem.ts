import type { ErrorCode } from '@iris/contract';

/** A code of the contract, one that this client doesn't know yet, or `unreachable`: no answer came at all. */
export type ProblemCode = ErrorCode | 'unreachable' | (string & {});

/** Why a call failed. `status` is 0 when no answer came. The message is for logs, not for visitors. */
export class IrisProblem extends Error {
  override readonly name = 'IrisProblem';
  readonly code: ProblemCode;
  readonly status: number;
  /** From `Retry-After`; null when the answer named no time. */
  readonly retryAfterMs: number | null;
  readonly requestId: string | null;
  /** The `error` object of the answer as it came: codes may add keys of their own. Empty when there was none. */
  readonly error: Readonly<Record<string, unknown>>;

  constructor(
    code: ProblemCode,
    status: number,
    options: {
      retryAfterMs?: number | null;
      requestId?: string | null;
      error?: Readonly<Record<string, unknown>>;
      cause?: unknown;
    } = {},
  ) {
    super(`${code} (${status})`, { cause: options.cause });
    this.code = code;
    this.status = status;
    this.retryAfterMs = options.retryAfterMs ?? null;
    this.requestId = options.requestId ?? null;
    this.error = options.error ?? {};
  }

  /** Whether the same call may succeed later without anything being changed. */
  get isTransient(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }

  /** Whether the token is to blame, so that a new one may help. */
  get isAuthentication(): boolean {
    return this.status === 401;
  }
}
