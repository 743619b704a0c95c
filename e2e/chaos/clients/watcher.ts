import { call, createConnection, createFeed, createRest } from '@iris/client';
import type { ChannelId } from '@iris/contract';
import { environmentOf, type Participant, type Place, receiving } from './participant.ts';

/** Somebody of the team, made of the same parts as the console: one socket, and a feed for every channel. */
export function joinAsWatcher(place: Place & { channelIds: readonly ChannelId[] }): Participant {
  const { name, baseUrl, token, channelIds, recorder } = place;
  const environment = environmentOf(place);
  const received = receiving(place);
  const rest = createRest((request) => call(environment, baseUrl, token, request));
  const feeds = new Map(
    channelIds.map((channelId) => {
      const fetchAfter = (seq: number) => rest.messagesAfter(channelId, seq);
      return [channelId, createFeed({ environment, fetchAfter, onMessages: received.take })];
    }),
  );
  const connection = createConnection({
    environment,
    url: `${baseUrl.replace(/^http/, 'ws')}/ws`,
    token: async () => token,
    renew: () => Promise.reject(new Error('the owner is logged out')),
    onState: () => undefined,
    onFrame: (frame) => {
      if (frame.type === 'hello')
        for (const { channel_id, last_seq } of frame.payload.channels)
          feeds.get(channel_id)?.announce(last_seq);
      if (frame.type === 'message.new') feeds.get(frame.payload.channel_id)?.offer(frame.payload);
      if (frame.type === 'channel.updated') feeds.get(frame.payload.id)?.announce(frame.payload.last_seq);
    },
  });
  for (const [channelId, feed] of feeds) {
    recorder.follow(channelId, name);
    feed.start(0);
  }
  connection.start();
  return {
    name,
    environment,
    speaks: false,
    get isOnline() {
      return connection.state.status === 'online';
    },
    unsent: 0,
    follows: () => true,
    lastOf: received.lastOf,
    write: () => undefined,
    stop: () => {
      connection.stop();
      for (const feed of feeds.values()) feed.stop();
    },
  };
}
