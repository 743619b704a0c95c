import type { Message } from '@iris/contract';
import type { Recorder } from '../history/recorder.ts';
import { nodeEnvironment, type NodeEnvironment, type Wire } from './node-environment.ts';
import { takeDownAnswers, takeDownFrames } from './take-down.ts';

/** Somebody at a client of ours, whose every word, acknowledgement and delivery is taken down. */
export interface Participant {
  readonly name: string;
  readonly environment: NodeEnvironment;
  readonly isOnline: boolean;
  /** One who only watches writes nothing. */
  readonly speaks: boolean;
  /** What was written and isn't acknowledged yet. */
  readonly unsent: number;
  follows(channel: string): boolean;
  /** The last `seq` of a channel that it was given. */
  lastOf(channel: string): number;
  /** Writes into the channel that it speaks in. */
  write(text: string): void;
  stop(): void;
}

/** Where and as whom somebody takes part. */
export interface Place {
  readonly name: string;
  readonly baseUrl: string;
  readonly origin: string | null;
  readonly token: string;
  readonly recorder: Recorder;
  readonly random: () => number;
  readonly wire: () => Wire;
}

/** The environment of a place, which takes down what comes in. */
export function environmentOf({ name, origin, random, wire, recorder }: Place): NodeEnvironment {
  return nodeEnvironment({
    origin,
    random,
    wire,
    onText: takeDownFrames(recorder, name),
    onAnswer: takeDownAnswers(recorder, name),
  });
}

/** Takes down messages as their owner gets them, and remembers how far each channel has come. */
export function receiving({ name, recorder }: Place) {
  const lasts = new Map<string, number>();
  return {
    lastOf: (channel: string) => lasts.get(channel) ?? 0,
    take: (messages: readonly Message[]) => {
      for (const { channel_id: channel, content, seq } of messages) {
        recorder.deliver({ client: name, channel, text: content ?? '', seq });
        lasts.set(channel, seq);
      }
    },
  };
}
