/**
 * Every error code of the REST API with its status and its default text (contract §2).
 * `message` is for people and may change; `code` is for programs and may not.
 */
export const errorCodes = {
  validation_failed: { status: 400, message: 'The request does not have the right form; see details.' },
  tenant_id_not_allowed: {
    status: 400,
    message: 'The API key says which tenant this is: leave tenant_id out.',
  },
  invalid_json: { status: 400, message: 'The body is not valid JSON.' },
  auth_required: { status: 401, message: 'This call needs an Authorization header: Bearer <token>.' },
  invalid_token: { status: 401, message: 'The token is not valid.' },
  invalid_credentials: { status: 401, message: 'E-mail and password do not match.' },
  session_expired: { status: 401, message: 'The session has ended. Start a new one.' },
  forbidden: { status: 403, message: 'This session may not do that.' },
  insufficient_scope: { status: 403, message: 'The API key lacks the scope for this call.' },
  origin_not_allowed: {
    status: 403,
    message: "This site isn't allowed to use this chat yet. Add its origin under Widget → Allowed origins.",
  },
  not_found: { status: 404, message: 'There is nothing at this address.' },
  method_not_allowed: { status: 405, message: 'This address does not take that method.' },
  conflict: { status: 409, message: 'The request conflicts with what is already there.' },
  slug_taken: { status: 409, message: 'This handle is taken. Choose another one.' },
  already_verified: { status: 409, message: 'This signup was verified already. Sign in instead.' },
  workspace_required: {
    status: 409,
    message: 'This e-mail belongs to several workspaces. Send the slug of one.',
  },
  idempotency_mismatch: {
    status: 409,
    message: 'The same idempotency key was used before with another body.',
  },
  gone: { status: 410, message: 'This link has expired.' },
  payload_too_large: { status: 413, message: 'The body is larger than 64 KiB.' },
  unsupported_media_type: { status: 415, message: 'Send the body as application/json.' },
  channel_archived: { status: 422, message: 'This channel is archived. Reopen it first.' },
  last_owner: { status: 422, message: 'The last owner can not be removed or demoted.' },
  rate_limited: { status: 429, message: 'Too many requests. Try again after the time in Retry-After.' },
  internal: { status: 500, message: 'Something failed on our side. The request id finds it in our log.' },
  unavailable: { status: 503, message: 'The service is not available right now. Try again shortly.' },
} as const;

export type ErrorCode = keyof typeof errorCodes;

/** One thing that is wrong with the input: `path` is a JSON Pointer into it, or a header's or parameter's name. */
export interface ErrorDetail {
  path: string;
  message: string;
}

/** What may accompany an error; only `cause` stays private (it is logged, never sent). */
export interface IrisErrorOptions {
  message?: string;
  details?: readonly ErrorDetail[];
  /** Seconds for the Retry-After header. */
  retryAfterSeconds?: number;
  /** Further keys of the `error` object, e.g. the workspaces of `workspace_required`. */
  extra?: Readonly<Record<string, unknown>>;
  /** Further headers of the answer. */
  headers?: Readonly<Record<string, string>>;
  cause?: unknown;
}

/** An error with a public half (code, message, details) and a private one (cause). */
export class IrisError extends Error {
  override readonly name = 'IrisError';
  readonly code: ErrorCode;
  readonly status: number;
  readonly details: readonly ErrorDetail[] | undefined;
  readonly retryAfterSeconds: number | undefined;
  readonly extra: Readonly<Record<string, unknown>> | undefined;
  readonly headers: Readonly<Record<string, string>> | undefined;

  constructor(code: ErrorCode, options: IrisErrorOptions = {}) {
    super(options.message ?? errorCodes[code].message, { cause: options.cause });
    this.code = code;
    this.status = errorCodes[code].status;
    this.details = options.details;
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.extra = options.extra;
    this.headers = options.headers;
  }
}
