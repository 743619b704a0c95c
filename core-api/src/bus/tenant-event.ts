import { ChannelIdSchema, Seq, type ServerFrame, serverFrames, strict } from '@iris/contract';
import Type, { type Static } from 'typebox';

const { 'message.new': messageNew, ...others } = serverFrames;

const OtherFrame = Type.Unsafe<Exclude<ServerFrame, { type: 'message.new' }>>(
  Type.Union(Object.values(others)),
);
const AnyFrame = Type.Unsafe<ServerFrame>(Type.Union(Object.values(serverFrames)));

/**
 * What travels on a tenant's topic: a frame and who hears it. The team hears everything of its tenant; an end user
 * what happens in its channels and what is meant for everyone.
 */
export const TenantEvent = Type.Union([
  /** A new message: delivered once and in the order of `seq`. */
  strict({ to: Type.Literal('channel'), channelId: ChannelIdSchema, seq: Seq, frame: messageNew }),
  /** Where a channel stands, told again in case its messages were lost on the way: only for who lags behind. */
  strict({
    to: Type.Literal('laggards'),
    channelId: ChannelIdSchema,
    frame: serverFrames['channel.updated'],
  }),
  /** Anything else in a channel; what is about a message waits until that message was delivered. */
  strict({
    to: Type.Literal('channel'),
    channelId: ChannelIdSchema,
    afterSeq: Type.Optional(Seq),
    frame: OtherFrame,
  }),
  /** Somebody types in a channel, or stopped: for all who follow it but the typist. */
  strict({ to: Type.Literal('readers'), frame: serverFrames['typing.indicator'] }),
  strict({ to: Type.Union([Type.Literal('team'), Type.Literal('everyone')]), frame: AnyFrame }),
]);

export type TenantEvent = Static<typeof TenantEvent>;
export type TenantEventTo<To extends TenantEvent['to']> = Extract<TenantEvent, { to: To }>;
