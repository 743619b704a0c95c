const secretName = /(?:KEY|PASSWORD|SECRET|TOKEN)$/;

/** A setting's value as it may be shown: without passwords in addresses or connection strings, and no secret at all. */
export function masked(name: string, value: string): string {
  if (secretName.test(name)) return '***';
  return value
    .replace(/\/\/.*@/s, '//***@')
    .replace(/\b(password|pass|token|key|secret)=('[^']*'|[^\s&]*)/gi, '$1=***');
}
