import { articleRoutes } from './articles.ts';
import { auditRoutes } from './audit.ts';
import { cannedReplyRoutes } from './canned-replies.ts';
import { channelRoutes } from './channels.ts';
import { draftRoutes } from './drafts.ts';
import { keyRoutes } from './keys.ts';
import { introspectionRoutes } from './introspection.ts';
import { messageRoutes } from './messages.ts';
import { noteRoutes } from './notes.ts';
import { passwordRoutes } from './passwords.ts';
import { peopleRoutes } from './people.ts';
import { presenceRoutes } from './presence.ts';
import { productRoutes } from './product.ts';
import { queueRoutes } from './queue.ts';
import type { Route } from './route.ts';
import { internalRoutes, serviceRoutes } from './service.ts';
import { sessionRoutes } from './sessions.ts';
import { teamRoutes } from './team.ts';
import { widgetConfigRoutes } from './widget-config.ts';
import { workspaceRoutes } from './workspace.ts';

/** Every route that core-api serves to the world, by resource. */
export const routes = {
  sessions: sessionRoutes,
  workspace: workspaceRoutes,
  team: teamRoutes,
  passwords: passwordRoutes,
  audit: auditRoutes,
  introspection: introspectionRoutes,
  widgetConfig: widgetConfigRoutes,
  channels: channelRoutes,
  messages: messageRoutes,
  queue: queueRoutes,
  notes: noteRoutes,
  people: peopleRoutes,
  drafts: draftRoutes,
  articles: articleRoutes,
  cannedReplies: cannedReplyRoutes,
  presence: presenceRoutes,
  keys: keyRoutes,
  product: productRoutes,
  service: serviceRoutes,
} as const;

/** The same as a flat list: what the document, the bff's passage and the isolation tests walk. */
export const publicRoutes: readonly Route[] = Object.values(routes).flatMap((resource) =>
  Object.values<Route>(resource),
);

/** All routes, our own internal ones too. */
export const allRoutes: readonly Route[] = [...publicRoutes, ...Object.values<Route>(internalRoutes)];
