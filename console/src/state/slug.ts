const wellFormed = /^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$/;

/** Whether a text has the form of a workspace's handle (contract §4). */
export function isSlug(text: string): boolean {
  return wellFormed.test(text);
}

/** A handle made of a company's name, as a proposal; may be too short to be one. */
export function slugFrom(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '');
}
