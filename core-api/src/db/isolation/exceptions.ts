/**
 * All that runs as iris_lookup, mostly to look across tenants, each with its reason (design.md "Tenancy"; the migrations have the details). A
 * `security definer` function that is not here is a violation, and so is an entry without its function.
 */
export const acrossTenants: Readonly<Record<string, string>> = {
  changed_widget_configs: 'each node holds the settings of all tenants in memory',
  find_api_key: 'a request with a key names no tenant: the key tells it',
  find_sign_in: 'an e-mail may belong to several workspaces, and signing in names none',
  find_words:
    'nothing of full text is leakproof: only as a role whose policy is the search itself may it use an index',
  is_slug_free: 'handles are unique over all tenants',
  issue_password_reset: 'a forgotten password is one of an e-mail, in whatever workspaces it is',
  outbox_age: 'whoever watches a cluster learns one number about all tenants, and nothing of any',
  owns_workspace: 'a signup for an e-mail that owns a workspace makes nothing',
  publish_signing_key: 'keys of nodes belong to no tenant',
  purge_idempotent_requests: 'answers that were kept for repetitions end by the clock, whosever they are',
  purge_signups: 'signups that nobody confirmed end by the clock, whosever they are',
  purge_spent_points: 'what was spent of limits is forgotten by the clock, and belongs to no tenant',
  release_slug: 'a signup that has run out gives its handle to whoever asks next',
  request_password_reset: 'an e-mail that is forgotten for may belong to nobody',
  revoked_sessions: 'each node holds the revoked sessions of all tenants in memory',
  signing_keys_in_use: 'keys of nodes belong to no tenant',
  take_outbox: 'the relay of each node empties the outbox of all tenants together',
  take_password_reset: 'a link names neither person nor workspace: its token tells them',
  tenants_to_count: 'the job that counts days goes from tenant to tenant',
};

/** Tables that hold no tenant's rows, with what they hold instead. iris_app has no policy on any of them. */
export const withoutTenant: Readonly<Record<string, string>> = {
  migrations: 'what has run',
  password_resets: 'links of e-mails that may belong to nobody, reached through functions alone',
  signing_keys: 'public keys of nodes, reached through functions alone',
  spent_points: 'how much of a limit is spent, by hashes of addresses, e-mails and tenants',
};

/** Of those, the ones that iris_app reaches itself, with all it may do: row level security has nothing to hide there. */
export const openToApp: Readonly<Record<string, readonly string[]>> = {
  migrations: ['SELECT'],
  spent_points: ['INSERT', 'SELECT', 'UPDATE'],
};
