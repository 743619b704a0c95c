import { isFields, isMessage } from '@iris/client';
import type { Recorder } from '../history/recorder.ts';

/** Takes down the frames of a client's sockets that say something of messages. */
export function takeDownFrames(recorder: Recorder, client: string): (socket: number, text: string) => void {
  return (socket, text) => {
    const frame: unknown = JSON.parse(text);
    if (!isFields(frame)) return;
    const { type, payload } = frame;
    if (type === 'message.new' && isMessage(payload))
      recorder.frame({ client, socket, channel: payload.channel_id, seq: payload.seq });
    if (type === 'hello' && isFields(payload) && Array.isArray(payload['channels']))
      for (const channel of payload['channels']) takeDownHead(recorder, client, socket, channel);
  };
}

function takeDownHead(recorder: Recorder, client: string, socket: number, channel: unknown): void {
  if (!isFields(channel)) return;
  recorder.greet({
    client,
    socket,
    channel: String(channel['channel_id']),
    head: Number(channel['last_seq']),
  });
}

/** Takes down how the posts of a client were answered. */
export function takeDownAnswers(
  recorder: Recorder,
  client: string,
): (init: RequestInit, status: number, body: string) => void {
  return ({ method }, status, body) => {
    if (method !== 'POST') return;
    if (status !== 200 && status !== 201) return recorder.refuse({ client, status });
    const answer: unknown = JSON.parse(body);
    if (!isFields(answer) || !isMessage(answer['data'])) return;
    const { channel_id: channel, content, seq } = answer['data'];
    recorder.acknowledge({ client, channel, text: content ?? '', seq });
  };
}
