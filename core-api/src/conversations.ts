import { readerOf } from './http/actor.ts';
import type { Handled } from './http/handler.ts';
import type { Parts } from './parts.ts';
import { Gateway } from './realtime/gateway.ts';
import { OpenSockets } from './realtime/open-sockets.ts';
import { PresenceBoard } from './realtime/presence.ts';
import { Subscribers } from './realtime/subscribers.ts';
import { createTellTyping } from './realtime/typing.ts';
import { createAnnounceChannel } from './resources/channels/announce-channel.ts';
import { createMarkRead } from './resources/channels/mark-read.ts';
import { MayFollow } from './resources/channels/may-follow.ts';
import { readHello } from './resources/channels/read-hello.ts';
import { channelHandlers } from './resources/channels/routes.ts';
import {
  type AnnounceDraft,
  createAnnounceDraft,
  createAnnounceDraftById,
} from './resources/drafts/announce-draft.ts';
import { createPostMessage } from './resources/messages/post-message.ts';
import { messageHandlers } from './resources/messages/routes.ts';
import { noteHandlers } from './resources/notes/routes.ts';
import { peopleHandlers } from './resources/people/routes.ts';
import { createNameOf } from './resources/presence/name-of.ts';
import { presenceHandlers } from './resources/presence/routes.ts';
import { productHandlers } from './resources/product/routes.ts';
import { type AnnounceQueue, createAnnounceQueue } from './resources/queue/announce-queue.ts';
import { queueHandlers } from './resources/queue/routes.ts';
import { readCurrentSession } from './resources/sessions/current-session.ts';
import { sessionHandlers } from './resources/sessions/routes.ts';

/** Everything that a conversation is made of: its routes, and the gateway of its sockets. */
export interface Conversations {
  readonly gateway: Gateway;
  readonly openSockets: OpenSockets;
  readonly handlers: readonly Handled[];
  readonly announceQueue: AnnounceQueue;
  readonly announceDraft: AnnounceDraft;
  /** Closes every socket, and ends what listens. */
  stop(): Promise<void>;
}

export function createConversations(parts: Parts): Conversations {
  const { db, bus, clock, log, authenticate, instruments } = parts;
  const openSockets = new OpenSockets(bus, clock);
  const subscribers = new Subscribers(bus, clock, (seconds) => instruments.fanOutSeconds.observe(seconds));
  const presence = new PresenceBoard(bus, clock, (tenantId, event) => subscribers.tellHere(tenantId, event));
  const tellTyping = createTellTyping(bus);
  const announceQueue = createAnnounceQueue({ db, bus, log });
  const announceChannel = createAnnounceChannel({ db, bus, announceQueue });
  const markRead = createMarkRead(db, bus);
  const mayFollow = new MayFollow({ db, bus, clock });
  const nameOf = createNameOf(db, clock);
  const announceDraft = createAnnounceDraft({ bus, announceQueue });
  const postMessage = createPostMessage({
    db,
    bus,
    log,
    announceChannel,
    announceQueue,
    announceDraft: createAnnounceDraftById(db, announceDraft),
    observeStatement: ({ items, waited, took }) => {
      instruments.postBatchSize.observe(items);
      instruments.postWaitSeconds.observe(waited);
      instruments.postCommitSeconds.observe(took);
    },
  });
  const gateway = new Gateway({
    clock,
    log,
    subscribers,
    openSockets,
    presence,
    tellTyping,
    authenticate,
    countClose: (code) => instruments.socketCloses.inc({ code }),
    mayFollow: (caller, channelId) => mayFollow.ask(readerOf(caller), channelId),
    markRead: (caller, channelId, seq) => markRead(readerOf(caller), channelId, seq),
    readHello: (caller) =>
      readHello(db, caller, async (tx) => (await readCurrentSession(tx, caller)).session),
  });
  const handlers = [
    ...sessionHandlers({ ...parts, announceChannel }),
    ...channelHandlers({ db, tellTyping, announceChannel, markRead, mayFollow, nameOf }),
    ...messageHandlers({ db, bus, postMessage }),
    ...queueHandlers({ db, announceQueue, presence }),
    ...noteHandlers({ db, bus }),
    ...peopleHandlers({ db }),
    ...presenceHandlers({ presence }),
    ...productHandlers({ ...parts, announceChannel, announceQueue, markRead, postMessage, presence }),
  ];
  const stop = async () => {
    await gateway.stop();
    mayFollow.close();
  };
  return { gateway, openSockets, handlers, announceQueue, announceDraft, stop };
}
