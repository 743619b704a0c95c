import { expect, html } from '@open-wc/testing';
import type { ChannelMember } from '@iris/contract';
import { aConversation, aMember, aMessage, aPerson, aRoom, colleagueId, visitorId } from '../../factories.ts';
import { emptyConversation } from '../../state/conversation.ts';
import { expectAccessible, has, onPage, part, textOf } from '../../testing/on-page.ts';
import './iris-person-card.define.ts';
import type { IrisPersonCard } from './iris-person-card.ts';

const presence = new Map([[visitorId, 'online' as const]]);

const aCard = (members: readonly ChannelMember[] | null, over: Partial<IrisPersonCard> = {}) =>
  onPage<IrisPersonCard>(
    html`<iris-person-card
      .room=${over.room ?? aRoom(1, 5)}
      .conversation=${members === null ? emptyConversation : aConversation([], { members })}
      .person=${over.person ?? null}
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
    const members = [aMember(), aMember({ user_id: colleagueId, kind: 'operator' })];
    await expectAccessible(
      await aCard(members, { room: aRoom(1, 5, { topic: 'Lamps' }), person: aPerson() }),
    );
  });

  it('says who it is, whether they are there, and how far they have read', async () => {
    const card = await aCard([aMember({ last_read_seq: 3 })]);
    expect(textOf(card)).to.contain('Amara Okafor Online now');
    expect(facts(card)).to.include({ Messages: '5', 'Has read': 'All but the last 2' });
  });

  it('says where they are and what they told us', async () => {
    const card = await aCard([aMember()], { person: aPerson() });
    expect(facts(card)).to.include({
      Kind: 'Guest, not verified',
      'E-mail': 'amara@shop.example',
      Language: 'French',
      'Other rooms': '2',
    });
    expect(facts(card)['On page']).to.contain('shop.example/bikes?size=56');
  });

  it('says of whoever is gone which page they were on, and nothing that sounds like now', async () => {
    const seen_at = new Date().toISOString();
    const page = { url: 'https://shop.example/bikes', seen_at };
    const person = aPerson({ page, last_seen_at: seen_at });
    const card = await aCard([aMember({ user_id: colleagueId })], { person });
    expect(textOf(part(card, '.who'))).to.contain('Offline');
    expect(facts(card)).to.include({ 'Last page': 'shop.example/bikes just now', 'Last seen': 'just now' });
    expect(facts(card)).not.to.have.property('On page');
  });

  it('says how far they have read in words that stand by themselves', async () => {
    const read = async (last_read_seq: number) =>
      facts(await aCard([aMember({ last_read_seq })]))['Has read'];
    expect(await read(5)).to.equal('All messages');
    expect(await read(4)).to.equal('All but the last one');
    expect(await read(0)).to.equal('No message yet');
  });

  it('opens their page without telling it where one comes from', async () => {
    const card = await aCard([aMember()], { person: aPerson() });
    const link = part(card, 'dd a', HTMLAnchorElement);
    expect(link.href).to.equal('https://shop.example/bikes?size=56');
    expect(link.rel.split(' ')).to.include.members(['noopener', 'noreferrer']);
  });

  it('makes no link of an address that would run something', async () => {
    const page = { url: 'javascript:alert(1)', seen_at: aMessage(1).created_at };
    const card = await aCard([aMember()], { person: aPerson({ page, email: null }) });
    expect(facts(card)['On page']).to.contain('javascript:alert(1)');
    expect(has(card, 'dd a')).to.equal(false);
  });

  it('tells a verified user from a guest, and leaves out what nobody told', async () => {
    const nothing = { email: null, locale: null, page: null, other_channels: 0 };
    const known = facts(
      await aCard([], { person: aPerson({ kind: 'user', external_user_id: 'c-17', ...nothing }) }),
    );
    expect(known).to.include({ Kind: 'Verified user', 'Known to you as': 'c-17' });
    expect(known).not.to.have.any.keys('E-mail', 'Language', 'On page', 'Other rooms');
  });

  it('shows what it knows while person and members are still unknown', async () => {
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
