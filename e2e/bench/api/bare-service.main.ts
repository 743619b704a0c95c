import { randomBytes, randomUUIDv7 } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import Router from '@koa/router';
import Koa from 'koa';
import pg from 'pg';

// What the product API is held against: its three routes as the least that answers them. Koa, its router, and one
// prepared statement a request, the one that core-api runs, with the same login over as many connections. It believes
// what it is sent: no credentials, limits, checks, tokens, events or log.

const { DATABASE_URL, TENANT_ID, KEY_ID, KEY_USER_ID } = process.env;
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 10 });
const router = new Router();
const sessionMs = 3_600_000;

router.get('/api/product/v1/me', async (ctx) => {
  const { rows } = await pool.query({
    name: 'current-key',
    text: `select id, user_id, name, key_type, scopes, created_at, last_used_at, previous_expires_at
      from current_key($1, $2)`,
    values: [TENANT_ID, KEY_ID],
  });
  ctx.body = { data: rows[0] };
});

router.post('/api/product/v1/sessions', async (ctx) => {
  const user: { external_user_id: string; display_name: string } = JSON.parse(await textOf(ctx.req));
  const { rows } = await pool.query({
    name: 'start-user-session',
    text: `select user_id, kind, display_name, avatar_url, channel_id, last_seq, last_read_seq, is_new_channel
      from start_user_session($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    values: [
      TENANT_ID,
      KEY_USER_ID,
      user.external_user_id,
      user.display_name,
      null,
      null,
      randomUUIDv7(),
      'User',
      randomUUIDv7(),
      randomUUIDv7(),
      new Date(Date.now() + sessionMs),
      '127.0.0.1',
      randomUUIDv7(),
    ],
  });
  ctx.status = 201;
  ctx.body = { data: rows[0] };
});

router.post('/api/product/v1/channels/:id/messages', async (ctx) => {
  const message: { content: string } = JSON.parse(await textOf(ctx.req));
  const { rows } = await pool.query({
    name: 'post-message',
    text: `select outcome, has_reopened, has_joined, id, seq, sender_kind, sender_name, sender_avatar_url, content,
      content_type, created_at, edited_at, deleted_at
      from post_message($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    values: [
      TENANT_ID,
      ctx.params['id'],
      KEY_USER_ID,
      false,
      randomUUIDv7(),
      message.content,
      'text',
      null,
      randomBytes(16),
      '127.0.0.1',
      randomUUIDv7(),
    ],
  });
  ctx.status = 201;
  ctx.body = { data: rows[0] };
});

function textOf(req: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.once('end', () => resolve(Buffer.concat(chunks).toString()));
    req.once('error', reject);
  });
}

const server = new Koa().use(router.routes()).listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('it listens to no port');
  const listening = { msg: 'listening', url: `http://127.0.0.1:${address.port}` };
  process.stdout.write(`${JSON.stringify(listening)}\n`);
});
