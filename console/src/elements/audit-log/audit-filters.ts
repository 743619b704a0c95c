import type { UserId } from '@iris/contract';
import { html, type TemplateResult } from 'lit';
import type { Directory } from '../../live/audit-calls.ts';
import { type AuditFilter, endOf, startOf } from '../../state/audit-filter.ts';
import { actionWords } from '../../state/audit-words.ts';

/** The fields above the log; each change tells what of the filter is another now. */
export function auditFilters(
  { actors }: Directory,
  change: (part: Partial<AuditFilter>) => void,
): TemplateResult {
  const actorOf = (id: string): UserId | null => actors.find((actor) => actor.id === id)?.id ?? null;
  const on = (apply: (value: string) => Partial<AuditFilter>) => (event: Event) =>
    change(apply(valueOf(event)));
  return html`
    <div class="filters">
      <div class="field">
        <label for="action">What</label>
        <select id="action" @change=${on((value) => ({ action: value === '' ? null : value }))}>
          <option value="">Everything</option>
          ${actionWords.map(({ action, label }) => html`<option value=${action}>${label}</option>`)}
        </select>
      </div>
      <div class="field">
        <label for="actor">Who</label>
        <select id="actor" @change=${on((value) => ({ actor: actorOf(value) }))}>
          <option value="">Everybody</option>
          ${actors.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}
        </select>
      </div>
      <div class="field">
        <label for="from">From</label>
        <input id="from" type="date" @change=${on((value) => ({ from: startOf(value) }))} />
      </div>
      <div class="field">
        <label for="to">To</label>
        <input id="to" type="date" @change=${on((value) => ({ to: endOf(value) }))} />
      </div>
    </div>
  `;
}

function valueOf({ currentTarget: field }: Event): string {
  return field instanceof HTMLSelectElement || field instanceof HTMLInputElement ? field.value : '';
}
