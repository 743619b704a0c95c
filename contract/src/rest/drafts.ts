import Type, { type Static } from 'typebox';
import { ChannelIdSchema } from '../schema/ids.ts';
import { dataOf, nullable, strict } from '../schema/pieces.ts';
import { Draft } from './draft.ts';
import { route } from './route.ts';

/** Whether an outside model may word the drafts of a workspace. Where the service has none, it changes nothing. */
export const DraftSettings = strict({
  external_model: Type.Boolean({
    description: 'What was said in a channel, and what was found for it, may be sent to the configured model',
  }),
});
export type DraftSettings = Static<typeof DraftSettings>;

const Milliseconds = Type.Integer({ minimum: 0 });

/** The model that the service was given. Its name alone: never where it is, nor the key to it. */
const DraftModel = strict({
  name: Type.String(),
  time_limit_ms: {
    ...Milliseconds,
    description: 'When it has not answered by then, the draft is quoted from what was found',
  },
  rest_ms: { ...Milliseconds, description: 'So long it is not asked again after it failed or was too slow' },
});

/** Who words drafts: what a workspace allows, and what the service has. */
export const DraftWording = strict({
  ...DraftSettings.properties,
  model: nullable({
    ...DraftModel,
    description: 'Null: drafts are quoted from what was found, whatever is allowed',
  }),
});
export type DraftWording = Static<typeof DraftWording>;

const inChannel = strict({ id: ChannelIdSchema });

/** Drafts are never sent by themselves. They are made as soon as an end user has written, and told as `draft.ready`. */
export const draftRoutes = {
  get: route({
    id: 'drafts.get',
    method: 'GET',
    path: '/api/v1/channels/{id}/draft',
    summary: 'The newest draft of a channel, whatever became of it; null where none was ever made',
    access: { team: 'read' },
    passage: ['console'],
    params: inChannel,
    answers: { 200: dataOf(nullable(Draft)) },
    codes: [],
  }),
  create: route({
    id: 'drafts.create',
    method: 'POST',
    path: '/api/v1/channels/{id}/draft',
    summary: 'Make another draft; the one before is dismissed. Null when there is nothing good to say',
    access: { team: 'answer' },
    passage: ['console'],
    params: inChannel,
    answers: { 201: dataOf(nullable(Draft)) },
    codes: ['channel_archived'],
  }),
  dismiss: route({
    id: 'drafts.dismiss',
    method: 'POST',
    path: '/api/v1/channels/{id}/draft/dismiss',
    summary: 'Put the draft that is ready away; without one nothing changes. Answers like the GET',
    access: { team: 'answer' },
    passage: ['console'],
    params: inChannel,
    answers: { 200: dataOf(nullable(Draft)) },
    codes: [],
  }),
  settings: route({
    id: 'drafts.settings',
    method: 'GET',
    path: '/api/v1/admin/draft-settings',
    summary: 'Whether an outside model may word drafts, and which one the service has',
    access: { team: 'administer' },
    passage: ['console'],
    answers: { 200: dataOf(DraftWording) },
    codes: [],
  }),
  replaceSettings: route({
    id: 'drafts.replaceSettings',
    method: 'PUT',
    path: '/api/v1/admin/draft-settings',
    summary: 'Let an outside model word drafts, or no longer; off unless switched on',
    access: { team: 'administer' },
    passage: ['console'],
    body: DraftSettings,
    answers: { 200: dataOf(DraftWording) },
    codes: [],
  }),
};
