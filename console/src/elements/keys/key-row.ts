import type { ApiKey } from '@iris/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../look/icon.ts';
import { scopesText } from '../../state/scopes.ts';
import { exactTime, timeLeft, whenText } from '../../state/times.ts';

/** What can be done with a key. */
export interface KeyActs {
  readonly rotate: (key: ApiKey) => void;
  readonly revoke: (key: ApiKey) => void;
}

export function keyRow(key: ApiKey, acts: KeyActs): TemplateResult {
  const now = Date.now();
  const { name } = key;
  return html`
    <li>
      <div class="what">
        <strong>${name}</strong>
        <span class="tag ${key.key_type === 'secret' ? 'accent' : ''}">
          ${key.key_type === 'secret' ? 'Secret' : 'Publishable'}
        </span>
        ${grace(key, now)}
        <small><code>${key.key_prefix}…</code></small>
        <small>${scopesText(key.scopes)}.</small>
        <small>
          ${when('Created', key.created_at, now)} ·
          ${key.last_used_at === null ? 'never used' : when('last used', key.last_used_at, now)}
        </small>
      </div>
      <div class="acts">
        <button class="button" type="button" aria-label="Rotate key ${name}" @click=${() => acts.rotate(key)}>
          ${icon('retry')} Rotate
        </button>
        <button
          class="button bare"
          type="button"
          aria-label="Revoke key ${name}"
          @click=${() => acts.revoke(key)}
        >
          ${icon('trash')} Revoke
        </button>
      </div>
    </li>
  `;
}

const when = (what: string, at: string, now: number): TemplateResult =>
  html`<time datetime=${at} title=${exactTime(Date.parse(at))}
    >${what} ${whenText(Date.parse(at), now)}</time
  >`;

/** Until when the secret before the last rotation works. */
function grace({ previous_secret_expires_at: until }: ApiKey, now: number): TemplateResult | typeof nothing {
  if (until === null || Date.parse(until) <= now) return nothing;
  return html`
    <span class="tag waiting" title=${exactTime(Date.parse(until))}>
      Old secret works for ${timeLeft(Date.parse(until), now)}
    </span>
  `;
}
