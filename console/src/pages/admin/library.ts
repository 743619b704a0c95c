import '../../elements/library/iris-library.define.ts';
import { html } from 'lit';
import type { OpenAdminPage } from '../../elements/admin/admin-page.ts';
import type { LibraryCalls } from '../../elements/library/iris-library.ts';
import { createArticlesCalls } from '../../live/articles-calls.ts';
import { createCannedRepliesCalls } from '../../live/canned-replies-calls.ts';
import { createDraftSettingsCalls } from '../../live/draft-settings-calls.ts';

export const openLibrary: OpenAdminPage = ({ send }) => {
  const calls: LibraryCalls = {
    articles: createArticlesCalls(send),
    cannedReplies: createCannedRepliesCalls(send),
    draftSettings: createDraftSettingsCalls(send),
  };
  return html`<iris-library .calls=${calls}></iris-library>`;
};
