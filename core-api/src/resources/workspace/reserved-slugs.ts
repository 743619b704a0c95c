/** Handles that nobody gets: names of our own pages and hosts, and words that a stranger would take for ours. */
const reservedSlugs: ReadonlySet<string> = new Set(
  `about abuse accept account accounts admin administrator api app apps assets auth billing blog cdn chat config
   console contact dashboard demo dev docs download email embed ftp health healthz help host hostmaster iframe imap
   info internal iris irissays jwks legal login logout mail metrics mx news oauth oidc operator operators owner
   password postmaster pop pricing privacy public readyz register root sales saml sandbox security session sessions
   settings signin signup smtp sso staff staging static status store support sys system team teams tenant terms test
   token user users webhook webhooks webmaster widget workspace workspaces wss www`.split(/\s+/),
);

export const isReserved = (slug: string): boolean => reservedSlugs.has(slug);
