import { routes } from '@iris/contract';
import type { Keyring } from '../../auth/keyring.ts';
import { answer, handle, type Handled } from '../../http/handler.ts';

export function serviceHandlers({ keyring }: { readonly keyring: Keyring }): Handled[] {
  return [
    handle(routes.service.jwks, async () =>
      answer(200, await keyring.jwks(), { 'Cache-Control': 'public, max-age=60' }),
    ),
  ];
}
