/** What our middlewares know of a request, in `ctx.state`. */
export interface RequestState {
  /** The id that answers, logs and both services share. */
  requestId: string;
  /** Set as soon as it is known whose request it is; for the access log. */
  tenantId?: string;
}
