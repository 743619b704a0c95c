import { randomBytes } from 'node:crypto';
import type { ChannelId, MessageId, TenantId, UserId } from '@iris/contract';
import { newId } from '@iris/kit';
import { inTenant } from '../../src/db/in-tenant.ts';
import type { Db } from '../../src/db/pool.ts';

/** Makes a tenant with at least one row in every table, by the functions and rights of the service itself. */
export async function furnishTenant(
  db: Db,
  tenantId: TenantId,
): Promise<{ guestId: UserId; channelId: ChannelId }> {
  const slug = `t-${tenantId.slice(-12)}`;
  const [guestId, channelId] = [newId<'user'>(), newId<'channel'>()];
  await inTenant(db, tenantId, async (tx) => {
    await tx.query({
      text: `insert into signups (tenant_id, id, full_name, email, company_name, slug, plan, password_hash, expires_at)
        values ($1, $2, 'Ann Owner', 'ann@example.com', 'Company', $3, 'trial', 'hash', now() + interval '1 day')`,
      values: [tenantId, newId(), slug],
    });
    await tx.query({
      text: `insert into tenants (tenant_id, slug, name, plan) values ($1, $2, 'Company', 'trial')`,
      values: [tenantId, slug],
    });
    await tx.query({ text: 'insert into widget_configs (tenant_id) values ($1)', values: [tenantId] });
    await tx.query({ text: 'insert into retention_policies (tenant_id) values ($1)', values: [tenantId] });
    await tx.query({
      text: `insert into refused_origins (tenant_id, origin, count) values ($1, 'https://example.com', 1)`,
      values: [tenantId],
    });
  });
  await db.queryOne({
    text: `select channel_id from start_guest_session($1, $2, $3, $4, 'Guest', null, null, null,
      now() + interval '1 hour', $5, now() + interval '90 days', null, 'test')`,
    values: [tenantId, guestId, newId(), channelId, randomBytes(32)],
  });
  await db.queryOne({
    text: `select outcome from post_message($1, $2, $3, false, $4, 'Hello', 'text', null, $5, null, 'test')`,
    values: [tenantId, channelId, guestId, newId(), randomBytes(16)],
  });
  await inTenant(db, tenantId, (tx) =>
    tx.query({
      text: `insert into usage_days (tenant_id, day, messages, sessions, active_users) values ($1, '2026-01-01', 1, 1, 1)`,
      values: [tenantId],
    }),
  );
  await inTenant(db, tenantId, (tx) =>
    tx.query({
      text: `insert into team_invites (tenant_id, id, email, org_role, invited_by, token_hash, expires_at)
        values ($1, $2, 'tom@example.com', 'viewer', $3, $4, now() + interval '7 days')`,
      values: [tenantId, newId(), guestId, randomBytes(32)],
    }),
  );
  await db.queryOne({
    text: 'select outcome from mark_read($1, $2, $3, false, 1)',
    values: [tenantId, channelId, guestId],
  });
  await db.queryOne({
    text: `select set_channel_tags($1, $2, $3, '{billing}', null, 'test'), add_note($1, $2, $3, $4, 'A note', null, 'test')`,
    values: [tenantId, channelId, guestId, newId()],
  });
  await inTenant(db, tenantId, async (tx) => {
    const { id: messageId } = await tx.queryOne<{ id: MessageId }>({
      text: 'select id from messages where tenant_id = $1 and channel_id = $2',
      values: [tenantId, channelId],
    });
    await tx.query({
      text: `insert into articles (tenant_id, id, title, content) values ($1, $2, 'Refunds', 'Within 14 days.')`,
      values: [tenantId, newId()],
    });
    await tx.query({
      text: `insert into canned_replies (tenant_id, id, shortcut, content) values ($1, $2, 'hi', 'Hello')`,
      values: [tenantId, newId()],
    });
    await tx.query({
      text: `insert into answered_questions (tenant_id, answer_id, question_id, words) values ($1, $2, $2, '')`,
      values: [tenantId, messageId],
    });
    await tx.query({
      text: `insert into drafts (tenant_id, id, channel_id, message_id, content, sources, engine)
        values ($1, $2, $3, $4, 'Hello', '[]', 'embedded')`,
      values: [tenantId, newId(), channelId, messageId],
    });
    await tx.query({ text: 'insert into draft_settings (tenant_id) values ($1)', values: [tenantId] });
  });
  const keyId = newId<'api-key'>();
  await inTenant(db, tenantId, async (tx) => {
    await tx.query({
      text: `insert into api_keys (tenant_id, id, user_id, name, key_type, scopes, secret_hash)
        values ($1, $2, $3, 'Backend', 'secret', '{}', $4)`,
      values: [tenantId, keyId, guestId, randomBytes(32)],
    });
    await tx.query({
      text: `insert into idempotent_requests (tenant_id, key_id, idempotency_key, request_digest)
        values ($1, $2, 'once', $3)`,
      values: [tenantId, keyId, randomBytes(32)],
    });
  });
  return { guestId, channelId };
}
