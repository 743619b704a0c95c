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
  engine: {
    ...oneOf(draftEngines),
    description: 'Who worded it: the embedded engine, which quotes its sources, or the model that read them',
  },
  status: {
    ...oneOf(draftStatuses),
    description: 'Whether it waits, was sent as it was, was sent with changes, or was put away or overtaken',
  },
  created_at: Timestamp,
});
export type Draft = Static<typeof Draft>;
