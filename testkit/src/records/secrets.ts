import { recordOnce } from './record.ts';

/** Keys under which an answer hands a secret out. */
const secretKeys = new Set(['resume_token', 'secret', 'token', 'verification_token']);

/** These are told by their form, wherever they turn up. */
const sessionToken = /^eyJ/;

/** Records the secrets that an answer hands out. */
export function recordSecretsIn(body: unknown): void {
  JSON.stringify(body, (key, value: unknown) => {
    if (secretKeys.has(key) && typeof value === 'string' && !sessionToken.test(value)) recordSecret(value);
    return value;
  });
}

/** Records something that no log may show. */
export const recordSecret = (secret: string): void => recordOnce('secrets', secret);
