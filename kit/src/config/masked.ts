const secretName = /(?:KEY|PASSWORD|SECRET|TOKEN)$/;

/** A setting's value as it may be shown: without passwords in addresses or connection strings, and no secret at all. */
export function masked(name: string, value: string): string {
  if (secretName.test(name)) return '***';
  // What doesn't read as an address can't be told apart into what may be shown and what may not.
  if (name.endsWith('_URL') && !URL.canParse(value)) return '***';
  return value
    .replace(/\/\/.*@/s, '//***@')
    .replace(/\b(password|pass|token|key|secret)=('[^']*'|[^\s&]*)/gi, '$1=***');
}
