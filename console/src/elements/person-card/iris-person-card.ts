import type { ChannelMember, PresenceStatus, UserId } from '@iris/contract';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { controls } from '../../look/controls.styles.ts';
import { type Conversation, emptyConversation, personOf } from '../../state/conversation.ts';
import { pictureOf } from '../../state/room-words.ts';
import type { Room } from '../../state/room.ts';
import { exactTime, longDate } from '../../state/times.ts';
import { messageText } from '../message-log/message-text.ts';
import { personCardStyles } from './iris-person-card.styles.ts';

const presenceWords: Readonly<Record<PresenceStatus, string>> = {
  online: 'Online now',
  away: 'Away',
  offline: 'Offline',
};

/**
 * What is known about the person of a room, and who of the team takes part.
 *
 * Properties: `room`, `conversation`, `presence` (of everybody who is there).
 */
export class IrisPersonCard extends LitElement {
  static override styles = [controls, personCardStyles];

  static override properties = {
    room: { attribute: false },
    conversation: { attribute: false },
    presence: { attribute: false },
  };

  declare room: Room | null;
  declare conversation: Conversation;
  declare presence: ReadonlyMap<UserId, PresenceStatus>;

  constructor() {
    super();
    this.room = null;
    this.conversation = emptyConversation;
    this.presence = new Map();
  }

  protected override render(): TemplateResult {
    const { room, conversation } = this;
    if (room === null) return html``;
    const person = personOf(conversation);
    const presence = this.#presenceOf(person);
    return html`
      <div class="who">
        <iris-face
          .name=${room.name}
          .person=${room.id}
          .picture=${person?.avatar_url ?? pictureOf(room)}
          .presence=${presence}
        ></iris-face>
        <h2 dir="auto">${person?.display_name ?? room.name}</h2>
        <p class="presence ${presence}">${presenceWords[presence]}</p>
      </div>
      <dl>
        ${
          person === null
            ? nothing
            : html`${fact('Kind', kindText(person))} ${fact('Member since', since(person.joined_at))}`
        }
        ${room.topic === null ? nothing : fact('Topic', messageText(room.topic))}
        ${fact('Room opened', since(room.created_at))} ${fact('Messages', html`${room.last_seq}`)}
        ${person === null || room.last_seq === 0 ? nothing : fact('Has read', readText(room, person))}
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

const kindText = ({ kind }: ChannelMember): string =>
  kind === 'user' ? 'Verified user' : 'Guest, not verified';

function readText({ last_seq }: Room, { last_read_seq }: ChannelMember): string {
  if (last_read_seq >= last_seq) return 'Everything';
  return last_read_seq === 0 ? 'Nothing yet' : `All but ${last_seq - last_read_seq}`;
}
