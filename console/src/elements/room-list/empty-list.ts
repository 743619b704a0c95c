import type { QueueState, TenantId } from '@iris/contract';
import { html, type TemplateResult } from 'lit';
import { icon } from '../../look/icon.ts';
import { embedTag } from '../../state/embed-tag.ts';
import { filterOf, type ListKey } from '../../state/list-rules.ts';
import { stateNote } from '../state-note/state-note.ts';

export interface EmptyList {
  readonly list: ListKey;
  /** What was searched for; null while nobody searches. */
  readonly query: string | null;
  readonly tenantId: TenantId;
  readonly isCopied: boolean;
  readonly copy: () => void;
}

/** What to do where no room stands. */
export function emptyList(empty: EmptyList): TemplateResult {
  const { state, tag } = filterOf(empty.list);
  if (empty.query !== null) return nothingFound(empty.query);
  if (tag !== null)
    return stateNote(
      'tag',
      'No room with this tag',
      html`<p>None of these rooms is tagged “${tag}”. Another list may have some.</p>`,
    );
  return notes[state](empty);
}

function nothingFound(query: string): TemplateResult {
  return stateNote(
    'search',
    'Nothing found',
    html`<p>
      “${query}” stands in no message, note, name or e-mail. All words have to be there; the last one may be a
      beginning.
    </p>`,
  );
}

const notes: Readonly<Record<QueueState, (empty: EmptyList) => TemplateResult>> = {
  unassigned: () =>
    stateNote(
      'check',
      'Every room has somebody',
      html`<p>Rooms that nobody answers in yet appear here by themselves.</p>`,
    ),
  mine: () =>
    stateNote(
      'person',
      'You have no open rooms',
      html`<p>Take one under Unassigned. What colleagues give to you appears here too.</p>`,
    ),
  open: howToBegin,
  archived: () =>
    stateNote(
      'archive',
      'Nothing archived',
      html`<p>Rooms that are done go here. The visitor’s next message brings one back.</p>`,
    ),
};

function howToBegin({ tenantId, isCopied, copy }: EmptyList): TemplateResult {
  return stateNote(
    'chat',
    'No open rooms',
    html`
      <p>
        A room opens when somebody writes to you. Put this tag on your site, just before
        <code>&lt;/body&gt;</code>:
      </p>
      <div class="tag">
        <code>${embedTag(location.origin, tenantId)}</code>
        <button class="button" type="button" @click=${copy}>
          ${icon(isCopied ? 'check' : 'copy')} <span role="status">${isCopied ? 'Copied' : 'Copy tag'}</span>
        </button>
      </div>
      <p>
        Or write the first message yourself on the
        <a class="link" href="/demo.html?tenant_id=${tenantId}" target="_blank">sample site</a>.
      </p>
    `,
  );
}
