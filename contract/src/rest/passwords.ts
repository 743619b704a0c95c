import Type, { type Static } from 'typebox';
import { dataOf, Email, strict, Timestamp } from '../schema/pieces.ts';
import { route } from './route.ts';
import { Password } from './workspace.ts';

/** The same for every e-mail, known or not: whether a mail goes out is told by that mail alone. */
export const PasswordResetRequest = strict({
  email: Type.String(),
  expires_at: Timestamp,
  sends_mail: Type.Boolean({
    description:
      'Whether this server sends mail at all. Where it does not, it writes a file to its data folder',
  }),
});
export type PasswordResetRequest = Static<typeof PasswordResetRequest>;

/** The workspaces that the new password opens: all that the e-mail belongs to. */
export const PasswordReset = strict({
  workspaces: Type.Array(strict({ slug: Type.String(), name: Type.String() })),
});
export type PasswordReset = Static<typeof PasswordReset>;

export const passwordRoutes = {
  forgot: route({
    id: 'password.forgot',
    method: 'POST',
    path: '/api/v1/owner/password/forgot',
    summary: 'Ask for a mail with a link that sets a new password; works for 1 hour and once',
    access: { public: true },
    passage: ['console'],
    body: strict({ email: Email }),
    answers: { 202: dataOf(PasswordResetRequest) },
    codes: ['rate_limited'],
  }),
  reset: route({
    id: 'password.reset',
    method: 'POST',
    path: '/api/v1/owner/password/reset',
    summary: 'Set a new password with the token of that mail; every session of the e-mail ends',
    access: { public: true },
    passage: ['console'],
    body: strict({ token: Type.String({ minLength: 1, maxLength: 256 }), password: Password }),
    answers: { 200: dataOf(PasswordReset) },
    codes: ['invalid_token', 'gone', 'rate_limited'],
  }),
};
