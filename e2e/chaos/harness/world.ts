import { type ChannelId, routes } from '@iris/contract';
import { apiClient, createKey, createWorkspace } from '@iris/testkit';
import { joinAsMember } from '../clients/member.ts';
import type { Wire } from '../clients/node-environment.ts';
import type { Participant } from '../clients/participant.ts';
import { joinAsWatcher } from '../clients/watcher.ts';
import type { Recorder } from '../history/recorder.ts';
import { newcomer } from '../history/check-acknowledged.ts';
import type { Product } from '../product/product.ts';

/** A workspace with people who talk in it. */
export interface World {
  readonly channelIds: readonly ChannelId[];
  readonly participants: readonly Participant[];
  /** Reads every channel from its beginning, as somebody who comes now. */
  readAll(): Promise<void>;
  stop(): void;
}

export interface WorldOptions {
  readonly product: Product;
  readonly recorder: Recorder;
  readonly random: () => number;
  readonly wire: () => Wire;
}

const channelCount = 5;
/** In every channel: over the bff, and directly, spread over the nodes. */
const membersADoor = 2;
/** An origin that a workspace without a list of its own lets in. */
const origin = 'http://localhost:3000';
const pageSize = 100;

/** Fills a new workspace: channels with members who come over the bff and directly, and one of the team over all. */
export async function openWorld({ product, recorder, random, wire }: WorldOptions): Promise<World> {
  const { tenantId, token: ownerToken } = await createWorkspace(product.apiUrl);
  const { secret } = await createKey(product.apiUrl, ownerToken);
  const api = apiClient(product.apiUrl);
  const doors = [
    { door: 'bff', baseUrl: product.bffUrl, origin },
    ...product.coreApis.map(({ name, url }) => ({ door: name, baseUrl: url, origin: null })),
  ];
  const participants: Participant[] = [];
  const channelIds: ChannelId[] = [];

  async function startMember(channelId: ChannelId, name: string): Promise<string> {
    const body = { external_user_id: name, display_name: name };
    const { data } = (await api.ok(routes.product.startSession, { token: secret, body })).body;
    const user = { user_id: data.session.user_id };
    await api.ok(routes.product.addMember, { token: secret, params: { id: channelId }, body: user });
    return data.token;
  }

  for (let number = 1; number <= channelCount; number++) {
    const body = { name: `Channel ${number}` };
    const { id: channelId } = (await api.ok(routes.product.createChannel, { token: secret, body })).body.data;
    channelIds.push(channelId);
    for (const { door, ...where } of doors)
      for (let member = 1; member <= membersADoor; member++) {
        const name = `${door}, channel ${number}, member ${member}`;
        const token = await startMember(channelId, name);
        participants.push(
          joinAsMember({ name, token, tenantId, channelId, recorder, random, wire, ...where }),
        );
      }
  }
  const team = { name: 'team', baseUrl: product.apiUrl, origin: null, token: ownerToken };
  participants.push(joinAsWatcher({ ...team, channelIds, recorder, random, wire }));

  async function read(channelId: ChannelId): Promise<void> {
    for (let last = 0, isMore = true; isMore;) {
      const query = { after_seq: last, limit: pageSize };
      const request = { token: secret, params: { id: channelId }, query };
      const { data } = (await api.ok(routes.product.listMessages, request)).body;
      for (const { content, seq } of data)
        recorder.keep({ client: newcomer, channel: channelId, text: content ?? '', seq });
      last = data.at(-1)?.seq ?? last;
      isMore = data.length === pageSize;
    }
  }

  return {
    channelIds,
    participants,
    readAll: async () => {
      for (const channelId of channelIds) await read(channelId);
    },
    stop: () => {
      for (const participant of participants) participant.stop();
    },
  };
}
