import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { DraftSettingsCalls } from '../../live/draft-settings-calls.ts';
import type { EntryCalls } from '../../live/entry-calls.ts';
import { adminPageStyles } from '../admin/admin-page.styles.ts';
import { articles, cannedReplies } from '../entries/entry-kind.ts';

/** The calls of each part of the library. */
export interface LibraryCalls {
  readonly articles: EntryCalls;
  readonly cannedReplies: EntryCalls;
  readonly draftSettings: DraftSettingsCalls;
}

/**
 * What drafts are made from, and who words them: articles, canned replies, the setting.
 *
 * Properties: `calls`. Set before it is connected.
 */
export class IrisLibrary extends LitElement {
  static override styles = [adminPageStyles];

  static override properties = { calls: { attribute: false } };

  declare calls: LibraryCalls | null;

  constructor() {
    super();
    this.calls = null;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { calls } = this;
    if (calls === null) return nothing;
    return html`
      <p class="lead">
        What your team knows, written down once. When a visitor writes, Iris looks for an answer here and
        proposes it to your team as a draft.
      </p>
      <iris-entries .calls=${calls.articles} .kind=${articles}></iris-entries>
      <iris-entries .calls=${calls.cannedReplies} .kind=${cannedReplies}></iris-entries>
      <iris-draft-settings .calls=${calls.draftSettings}></iris-draft-settings>
    `;
  }
}
