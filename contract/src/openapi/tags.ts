import type { Route } from '../rest/route.ts';

/** What each group of operations is about, by the first word of their ids. A group without a sentence fails the lint. */
const sentences: Readonly<Record<string, string>> = {
  sessions: 'Chat sessions of end users: become a guest, ask who one is, log out.',
  signup: 'Make a workspace: check a handle, ask for it, confirm it.',
  owner: 'Sign in to a workspace, and out.',
  password: 'Set a forgotten password anew.',
  team: 'Who works in a workspace: invite, list, change and remove. It holds at once.',
  widgetConfig: 'How the widget looks, and on which sites it may run.',
  channels: 'Conversations: an end user sees their own, the team all of its workspace.',
  messages: 'What is said in a channel. `seq` counts from 1 without holes; `after_seq` catches up.',
  queue: 'What the team has to answer: assign, tag, search. End users see none of it.',
  notes: 'What team members tell each other about a channel.',
  people: 'Whose channel it is.',
  drafts:
    'Proposed answers to what an end user wrote. Only the team sees them, and only the team sends them.',
  articles: 'What the team has written down: what drafts are made from.',
  cannedReplies: 'Replies that are given often, each by a short name. Drafts are made from them too.',
  presence: 'Who is there right now.',
  keys: 'API keys of backends. A secret is shown exactly once.',
  product:
    'The product API: what a backend does with an API key. It sees the channels that its key is a member of.',
  workspace: 'What a workspace is, uses and keeps.',
  audit: 'Who did what, when, to what: append-only.',
  service: 'What a client needs to know of the service itself.',
};

/** The group an operation belongs to. */
export const tagOf = (route: Route): string => route.id.split('.')[0] ?? route.id;

/** Every group that the routes use, in their order. */
export function tagsOf(routes: readonly Route[]): { name: string; description?: string }[] {
  return [...new Set(routes.map(tagOf))].map((name) => ({
    name,
    ...(sentences[name] !== undefined && { description: sentences[name] }),
  }));
}
