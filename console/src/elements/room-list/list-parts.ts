import { html, nothing, type TemplateResult } from 'lit';
import type { Loading } from '../../state/room-list.ts';

const skeletons = Array.from({ length: 8 }, (_, index) => index);

/** What stands where rows will be. */
export function loadingRows(): TemplateResult {
  return html`
    <div role="status" class="for-screen-readers">Loading rooms</div>
    ${skeletons.map(() => html`<div class="skeleton" aria-hidden="true"><span></span><span></span><span></span></div>`)}
  `;
}

/** Says quietly that rooms wait, and shows them on request. */
export function waitingRooms(count: number, show: () => void): TemplateResult | typeof nothing {
  if (count === 0) return nothing;
  return html`
    <div class="held">
      <button type="button" @click=${show}>${count === 1 ? '1 new room' : `${count} new rooms`}</button>
    </div>
  `;
}

/** What stands under the last row. */
export function endOfList(loading: Loading, loadMore: () => void): TemplateResult {
  if (loading.status !== 'loaded') return html`<div class="end">Searching …</div>`;
  const { nextCursor, more } = loading;
  if (nextCursor === null) return html`<div class="end">That’s all.</div>`;
  if (more === 'failed')
    return html`
      <div class="end" role="alert">
        More rooms couldn’t be loaded.
        <button class="link" type="button" @click=${loadMore}>Try again</button>
      </div>
    `;
  return html`<div class="end">Loading more …</div>`;
}
