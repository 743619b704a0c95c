import type { ChannelMember, Person, PresenceStatus, UserId } from '@iris/contract';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { controls } from '../../look/controls.styles.ts';
import { type Conversation, emptyConversation, personOf } from '../../state/conversation.ts';
import { kindText, languageName, pageLink } from '../../state/person-words.ts';
import { pictureOf } from '../../state/room-words.ts';
import type { Room } from '../../state/room.ts';
import { exactTime, longDate, whenText } from '../../state/times.ts';
import { messageText } from '../message-log/message-text.ts';
import { personCardStyles } from './iris-person-card.styles.ts';

const presenceWords: Readonly<Record<PresenceStatus, string>> = {
  online: 'Online now',
  away: 'Away',
  offline: 'Offline',
};

/**
 * What is known about the person of a room: where they are, what they told us, how far they have read; and who of the
 * team takes part.
 *
 * Properties: `room`, `conversation`, `person` (null until it is known), `presence` (of everybody who is there).
 */
export class IrisPersonCard extends LitElement {
  static override styles = [controls, personCardStyles];

  static override properties = {
    room: { attribute: false },
    conversation: { attribute: false },
    person: { attribute: false },
    presence: { attribute: false },
  };

  declare room: Room | null;
  declare conversation: Conversation;
  declare person: Person | null;
  declare presence: ReadonlyMap<UserId, PresenceStatus>;

  constructor() {
    super();
    this.room = null;
    this.conversation = emptyConversation;
    this.person = null;
    this.presence = new Map();
  }

  protected override render(): TemplateResult {
    const { room, conversation, person } = this;
    if (room === null) return html``;
    const member = personOf(conversation);
    const presence = this.#presenceOf(member);
    return html`
      <div class="who">
        <iris-face
          .name=${room.name}
          .person=${room.id}
          .picture=${person?.avatar_url ?? member?.avatar_url ?? pictureOf(room)}
          .presence=${presence}
        ></iris-face>
        <h2 dir="auto">${person?.display_name ?? member?.display_name ?? room.name}</h2>
        <p class="presence ${presence}">${presenceWords[presence]}</p>
      </div>
      ${person === null ? nothing : html`<dl>${toldFacts(person, presence)}</dl>`}
      <dl>
        ${room.topic === null ? nothing : fact('Topic', messageText(room.topic))}
        ${fact('Room opened', since(room.created_at))} ${fact('Messages', html`${room.last_seq}`)}
        ${member === null || room.last_seq === 0 ? nothing : fact('Has read', readText(room, member))}
      </dl>
      ${this.#team()}
    `;
  }

  #team(): TemplateResult | typeof nothing {
    const team = this.conversation.members?.filter(({ kind }) => kind === 'operator') ?? [];
    if (team.length === 0) return nothing;
    return html`
      <h3>Team in this room</h3>
      <ul>
        ${team.map(
          (member) => html`
            <li>
              <iris-face
                .name=${member.display_name}
                .person=${member.user_id}
                .picture=${member.avatar_url}
                .presence=${this.#presenceOf(member)}
              ></iris-face>
              <span dir="auto">${member.display_name}</span>
            </li>
          `,
        )}
      </ul>
    `;
  }

  #presenceOf(member: ChannelMember | null): PresenceStatus {
    return (member !== null && this.presence.get(member.user_id)) || 'offline';
  }
}

function fact(name: string, value: TemplateResult | string): TemplateResult {
  return html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;
}

function since(time: string): TemplateResult {
  const at = Date.parse(time);
  return html`<time datetime=${time} title=${exactTime(at)}>${longDate(at)}</time>`;
}

/** Where they are, and what is known of them beyond this room. */
function toldFacts(person: Person, presence: PresenceStatus): TemplateResult {
  const { kind, email, locale, page, external_user_id, other_channels } = person;
  return html`
    ${page === null ? nothing : pageFact(page, presence)} ${fact('Kind', kindText(kind))}
    ${
      email === null
        ? nothing
        : fact('E-mail', html`<a href="mailto:${email}" rel="noopener noreferrer">${email}</a>`)
    }
    ${locale === null ? nothing : fact('Language', languageName(locale))}
    ${external_user_id === null ? nothing : fact('Known to you as', html`<code>${external_user_id}</code>`)}
    ${fact('First seen', since(person.first_seen_at))} ${fact('Last seen', ago(person.last_seen_at))}
    ${other_channels === 0 ? nothing : fact('Other rooms', html`${other_channels}`)}
  `;
}

/** Whoever has left is on no page any more, however lately they were. */
function pageFact({ url, seen_at }: NonNullable<Person['page']>, presence: PresenceStatus): TemplateResult {
  const link = pageLink(url);
  return fact(
    presence === 'offline' ? 'Last page' : 'On page',
    html`
      ${
        link === null
          ? url
          : html`<a href=${link.href} target="_blank" rel="noopener noreferrer nofollow">${link.text}</a>`
      }
      <small>${ago(seen_at)}</small>
    `,
  );
}

function ago(time: string): TemplateResult {
  const at = Date.parse(time);
  return html`<time datetime=${time} title=${exactTime(at)}>${whenText(at, Date.now())}</time>`;
}

function readText({ last_seq }: Room, { last_read_seq }: ChannelMember): string {
  if (last_read_seq >= last_seq) return 'All messages';
  if (last_read_seq === 0) return 'No message yet';
  const left = last_seq - last_read_seq;
  return `All but the last ${left === 1 ? 'one' : left}`;
}
