import Type, { type Static } from 'typebox';
import { draftEngines, draftSourceKinds, draftStatuses } from '../names.ts';
import { ChannelIdSchema, DraftIdSchema, DraftSourceIdSchema, MessageIdSchema } from '../schema/ids.ts';
import { oneOf, strict, Timestamp } from '../schema/pieces.ts';

/** What a draft was made from, as the team may open it. */
export const DraftSource = strict({
  kind: oneOf(draftSourceKinds),
  id: DraftSourceIdSchema,
  title: Type.String(),
});
export type DraftSource = Static<typeof DraftSource>;

/** A proposed answer to a message (contract §14); it stays readable after it was used. Only the team ever sees one. */
export const Draft = strict({
  id: DraftIdSchema,
  channel_id: ChannelIdSchema,
  message_id: MessageIdSchema,
  content: Type.String(),
  sources: Type.Array(DraftSource),
  engine: oneOf(draftEngines),
  status: oneOf(draftStatuses),
  created_at: Timestamp,
});
export type Draft = Static<typeof Draft>;
