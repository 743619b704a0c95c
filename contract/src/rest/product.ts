import type { Static } from 'typebox';
import { TenantIdSchema } from '../schema/ids.ts';
import { dataOf, strict } from '../schema/pieces.ts';
import { ApiKey } from './keys.ts';
import { route } from './route.ts';

/** A key as it sees itself. */
export const CurrentApiKey = strict({ tenant_id: TenantIdSchema, ...ApiKey.properties });
export type CurrentApiKey = Static<typeof CurrentApiKey>;

export const productRoutes = {
  me: route({
    id: 'product.me',
    method: 'GET',
    path: '/api/product/v1/me',
    summary: 'Which key this is and what it may do',
    access: { key: 'any' },
    passage: [],
    answers: { 200: dataOf(CurrentApiKey) },
    codes: [],
  }),
};
