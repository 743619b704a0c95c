import type { DraftEngine, DraftSource } from '@iris/contract';
import type { DraftFate } from '../../state/proposal.ts';

/** What a source is. */
export const sourceWords: Readonly<Record<DraftSource['kind'], string>> = {
  article: 'Article',
  canned_reply: 'Canned reply',
  answer: 'Earlier answer',
};

/** Who put the words together. */
export const engineWords: Readonly<Record<DraftEngine, string>> = {
  embedded: 'Quoted by Iris, without a model',
  model: 'Worded by a model',
};

/** Why a draft that one was reading isn't there any more. */
export const goneWords: Readonly<Record<DraftFate, string>> = {
  sent: 'A teammate sent the draft.',
  edited: 'A teammate edited the draft and sent it.',
  dismissed: 'The draft was put away: the conversation went on, or a teammate dismissed it.',
};
