import { createClient } from '@iris/client';
import type { ChannelId } from '@iris/contract';
import { environmentOf, type Participant, type Place, receiving } from './participant.ts';

/** A visitor as the widget makes one of them: the whole client, speaking in one channel. */
export function joinAsMember(place: Place & { tenantId: string; channelId: ChannelId }): Participant {
  const { name, baseUrl, token, tenantId, channelId, recorder } = place;
  const environment = environmentOf(place);
  const received = receiving(place);
  let isOnline = false;
  let unsent = 0;
  const client = createClient({
    environment,
    baseUrl,
    tenantId,
    token,
    channelId,
    profile: () => ({}),
    onEvent: (event) => {
      if (event.type === 'messages') received.take(event.messages);
      if (event.type === 'latest') received.take(event.page.messages);
      if (event.type === 'connection') isOnline = event.connection.status === 'online';
      if (event.type === 'outbox') unsent = event.entries.length;
    },
  });
  recorder.follow(channelId, name);
  client.start();
  return {
    name,
    environment,
    speaks: true,
    get isOnline() {
      return isOnline;
    },
    get unsent() {
      return unsent;
    },
    follows: (channel) => channel === channelId,
    lastOf: received.lastOf,
    write: (text) => {
      recorder.send({ client: name, channel: channelId, text });
      client.send(text);
    },
    stop: () => client.stop(),
  };
}
