import { expect, html } from '@open-wc/testing';
import type { ChannelMember } from '@iris/contract';
import { aConversation, aMember, aRoom, colleagueId, visitorId } from '../../factories.ts';
import { emptyConversation } from '../../state/conversation.ts';
import { expectAccessible, onPage, textOf } from '../../testing/on-page.ts';
import './iris-person-card.define.ts';
import type { IrisPersonCard } from './iris-person-card.ts';

const presence = new Map([[visitorId, 'online' as const]]);

const aCard = (members: readonly ChannelMember[] | null, topic: string | null = null) =>
  onPage<IrisPersonCard>(
    html`<iris-person-card
      .room=${aRoom(1, 5, { topic })}
      .conversation=${members === null ? emptyConversation : aConversation([], { members })}
      .presence=${presence}
    ></iris-person-card>`,
  );

const facts = (card: IrisPersonCard) =>
  Object.fromEntries(
    [...card.renderRoot.querySelectorAll('dl div')].map((row) => [
      textOf(row.querySelector('dt')),
      textOf(row.querySelector('dd')),
    ]),
  );

describe('iris-person-card', () => {
  it('is accessible', async () => {
    await expectAccessible(
      await aCard([aMember(), aMember({ user_id: colleagueId, kind: 'operator' })], 'Lamps'),
    );
  });

  it('says who it is, whether they are there, and how far they have read', async () => {
    const card = await aCard([aMember({ last_read_seq: 3 })]);
    expect(textOf(card)).to.contain('Amara Okafor Online now');
    expect(facts(card)).to.include({ Kind: 'Guest, not verified', Messages: '5', 'Has read': 'All but 2' });
  });

  it('tells a verified user from a guest', async () => {
    expect(facts(await aCard([aMember({ kind: 'user' })]))).to.include({ Kind: 'Verified user' });
  });

  it('shows what it knows while the members are still unknown', async () => {
    const card = await aCard(null);
    expect(facts(card)).to.include({ Messages: '5' });
    expect(facts(card)).not.to.have.property('Kind');
  });

  it('names the team that takes part', async () => {
    const mia = aMember({ user_id: colleagueId, kind: 'operator', display_name: 'Mia Lindqvist' });
    const card = await aCard([aMember(), mia]);
    expect([...card.renderRoot.querySelectorAll('li')].map(textOf)).to.deep.equal(['Mia Lindqvist']);
  });
});
