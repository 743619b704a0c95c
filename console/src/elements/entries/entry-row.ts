import { html, type TemplateResult } from 'lit';
import { icon } from '../../look/icon.ts';
import type { Entry } from '../../state/library.ts';
import { exactTime, whenText } from '../../state/times.ts';
import type { Question } from '../ask/question.ts';
import type { EntryKind } from './entry-kind.ts';

/** What can be done with an entry. */
export interface EntryActs {
  readonly edit: (entry: Entry) => void;
  readonly remove: (entry: Entry) => void;
  /** Not while another one is being written: its text would be lost. */
  readonly canEdit: boolean;
}

/** More than two lines of a row hold; the whole of a long one is never drawn. */
const shownCharacters = 400;

export function entryRow(entry: Entry, kind: EntryKind, acts: EntryActs): TemplateResult {
  const name = kind.shown(entry.name);
  const updatedAt = Date.parse(entry.updatedAt);
  return html`
    <li>
      <div class="what">
        <strong dir="auto">${name}</strong>
        <small class="words" dir="auto">${entry.content.slice(0, shownCharacters)}</small>
        <small>
          <time datetime=${entry.updatedAt} title=${exactTime(updatedAt)}>
            Updated ${whenText(updatedAt, Date.now())}
          </time>
        </small>
      </div>
      <div class="acts">
        <button
          id="edit-${entry.id}"
          class="button"
          type="button"
          aria-label="Edit ${kind.one} ${name}"
          ?disabled=${!acts.canEdit}
          @click=${() => acts.edit(entry)}
        >
          ${icon('pencil')} Edit
        </button>
        <button
          class="button bare"
          type="button"
          aria-label="Delete ${kind.one} ${name}"
          @click=${() => acts.remove(entry)}
        >
          ${icon('trash')} Delete
        </button>
      </div>
    </li>
  `;
}

export function deleteQuestion({ name }: Entry, kind: EntryKind, run: () => Promise<void>): Question {
  return {
    title: `Delete ${kind.one} “${kind.shown(name)}”`,
    explanation: 'It can’t be brought back. Drafts that quote it already keep their text.',
    asked: { kind: 'nothing' },
    act: `Delete ${kind.one}`,
    isDangerous: true,
    failure: `The ${kind.one} wasn’t deleted.`,
    run,
  };
}
