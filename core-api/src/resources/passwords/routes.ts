import { routes } from '@iris/contract';
import { answer, handle, ok, type Handled } from '../../http/handler.ts';
import { forgotPassword, type ForgotPasswordParts } from './forgot-password.ts';
import { resetPassword, type ResetPasswordParts } from './reset-password.ts';

export type PasswordParts = ForgotPasswordParts & ResetPasswordParts;

export function passwordHandlers(parts: PasswordParts): Handled[] {
  const { forgot, reset } = routes.passwords;
  return [
    handle(forgot, async ({ body }) => answer(202, { data: await forgotPassword(parts, body.email) })),

    handle(reset, async ({ body, request }) => ok({ data: await resetPassword(parts, body, request) })),
  ];
}
