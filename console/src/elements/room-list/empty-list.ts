import type { TenantId } from '@iris/contract';
import { html, type TemplateResult } from 'lit';
import { icon } from '../../look/icon.ts';
import { embedTag } from '../../state/embed-tag.ts';
import type { ListKey } from '../../state/list-rules.ts';
import { stateNote } from '../state-note/state-note.ts';

export interface EmptyList {
  readonly list: ListKey;
  readonly tenantId: TenantId;
  readonly isCopied: boolean;
  readonly copy: () => void;
}

/** What to do when there is nothing to answer yet. */
export function emptyList({ list, tenantId, isCopied, copy }: EmptyList): TemplateResult {
  if (list === 'archived')
    return stateNote(
      'archive',
      'Nothing archived',
      html`<p>Rooms that are done go here. The visitor’s next message brings one back.</p>`,
    );
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
