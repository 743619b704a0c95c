import type { Draft, DraftId, TenantId } from '@iris/contract';
import type { Bus } from '../../bus/bus.ts';
import type { TenantEvent } from '../../bus/tenant-event.ts';
import { tenantTopic } from '../../bus/topics.ts';
import { inTenant } from '../../db/in-tenant.ts';
import type { Db } from '../../db/pool.ts';
import type { AnnounceQueue } from '../queue/announce-queue.ts';
import { presentDraft } from './present.ts';
import { selectDraft } from './queries.ts';

/**
 * Tells the team's sockets of a draft, that it is ready or what became of it, and how the queue then shows its channel.
 * Called after the commit. No end user ever hears of one.
 */
export type AnnounceDraft = (tenantId: TenantId, draft: Draft) => void;

interface AnnounceParts {
  readonly bus: Bus;
  readonly announceQueue: AnnounceQueue;
}

export function createAnnounceDraft({ bus, announceQueue }: AnnounceParts): AnnounceDraft {
  return (tenantId, draft) => {
    const type = draft.status === 'ready' ? 'draft.ready' : 'draft.updated';
    const event: TenantEvent = { to: 'team', frame: { type, payload: draft } };
    bus.publish(tenantTopic(tenantId), event);
    void announceQueue(tenantId, draft.channel_id);
  };
}

/** Tells of a draft as it stands now. */
export type AnnounceDraftById = (tenantId: TenantId, id: DraftId) => Promise<void>;

export function createAnnounceDraftById(db: Db, announceDraft: AnnounceDraft): AnnounceDraftById {
  return async (tenantId, id) => {
    const row = await inTenant(db, tenantId, (tx) => selectDraft(tx, id));
    if (row) announceDraft(tenantId, presentDraft(row));
  };
}
