import type { AuditRow } from '@iris/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../look/icon.ts';
import { type NameOf, sentenceOf } from '../../state/audit-words.ts';
import { exactTime } from '../../state/times.ts';

/** A row as a sentence; opened, it shows what the log holds. */
export function auditRow(row: AuditRow, nameOf: NameOf): TemplateResult {
  const { who, did } = sentenceOf(row, nameOf);
  return html`
    <li>
      <details>
        <summary>
          ${icon('back')}
          <span class="sentence"><strong>${who}</strong> ${did}.</span>
          <time datetime=${row.at}>${exactTime(Date.parse(row.at))}</time>
        </summary>
        <dl>
          ${fact('Action', row.action)} ${fact('By', `${row.actor.kind} ${row.actor.id ?? ''}`)}
          ${fact('On', `${row.target.type} ${row.target.id}`)} ${fact('Address', row.ip)}
          ${fact('Request id', row.request_id)} ${fact('At', row.at)} ${details(row)}
        </dl>
      </details>
    </li>
  `;
}

function fact(name: string, value: string | null): TemplateResult | typeof nothing {
  if (value === null) return nothing;
  return html`
    <div>
      <dt>${name}</dt>
      <dd><code>${value}</code></dd>
    </div>
  `;
}

function details({ details: facts }: AuditRow): TemplateResult | typeof nothing {
  if (Object.keys(facts).length === 0) return nothing;
  return html`
    <div>
      <dt>Details</dt>
      <dd><pre tabindex="0" aria-label="Details">${JSON.stringify(facts, null, 2)}</pre></dd>
    </div>
  `;
}
