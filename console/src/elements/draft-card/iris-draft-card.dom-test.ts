import { expect, html } from '@open-wc/testing';
import { IrisProblem } from '@iris/client';
import { aDraft } from '../../factories.ts';
import { noProposal, type Proposal } from '../../state/proposal.ts';
import { expectAccessible, has, onPage, part, press, textOf } from '../../testing/on-page.ts';
import './iris-draft-card.define.ts';
import type { DraftView, IrisDraftCard } from './iris-draft-card.ts';

const ready: Proposal = { status: 'ready', draft: aDraft() };
const gone: Proposal = { status: 'gone', fate: 'sent' };
const failed = (code: 'internal' | 'unavailable', requestId: string): Proposal => ({
  status: 'failed',
  problem: new IrisProblem(code, 500, { requestId }),
});

async function aCard(proposal: Proposal, view: DraftView = 'whole', canAct = true) {
  const told: string[] = [];
  const tell = ({ type }: Event) => told.push(type);
  const card = await onPage<IrisDraftCard>(
    html`<iris-draft-card
      .proposal=${proposal}
      .view=${view}
      .canAct=${canAct}
      @iris-send-draft=${tell}
      @iris-edit-draft=${tell}
      @iris-dismiss-draft=${tell}
      @iris-make-draft=${tell}
    ></iris-draft-card>`,
  );
  const buttons = () => [...card.renderRoot.querySelectorAll<HTMLElement>('button')];
  return { card, told, buttons };
}

describe('iris-draft-card', () => {
  it('is accessible in every state', async () => {
    const states: readonly Proposal[] = [
      ready,
      { status: 'making' },
      { status: 'exhausted' },
      gone,
      failed('internal', 'request-1'),
    ];
    for (const proposal of states) await expectAccessible((await aCard(proposal)).card);
    for (const view of ['aside', 'sources'] as const) await expectAccessible((await aCard(ready, view)).card);
    await expectAccessible((await aCard(ready, 'whole', false)).card);
  });

  it('shows what is proposed, and what it was made from', async () => {
    const { card } = await aCard(ready);
    expect(textOf(part(card, '.text'))).to.equal(aDraft().content);
    expect([...card.renderRoot.querySelectorAll('li')].map(textOf)).to.deep.equal([
      'ArticleShipping within Europe',
    ]);
  });

  it('says whether a model worded it', async () => {
    const engine = async (over: Parameters<typeof aDraft>[1]) =>
      textOf(part((await aCard({ status: 'ready', draft: aDraft(1, over) })).card, '.engine'));
    expect(await engine({ engine: 'embedded' })).to.equal('Quoted by Iris, without a model');
    expect(await engine({ engine: 'model' })).to.equal('Worded by a model');
  });

  it('is sent, edited, dismissed or replaced by its buttons', async () => {
    const { told, buttons } = await aCard(ready);
    for (const button of buttons()) button.click();
    expect(told).to.deep.equal([
      'iris-send-draft',
      'iris-edit-draft',
      'iris-dismiss-draft',
      'iris-make-draft',
    ]);
  });

  it('is dismissed with Escape, which goes no further', async () => {
    const { told, buttons } = await aCard(ready);
    expect(press(buttons()[0] ?? document, 'Escape')).to.equal(true);
    expect(told).to.deep.equal(['iris-dismiss-draft']);
  });

  it('offers nothing to who only reads, whatever its state', async () => {
    for (const proposal of [ready, gone, failed('internal', 'request-1')]) {
      const { card, told, buttons } = await aCard(proposal, 'whole', false);
      expect(buttons()).to.deep.equal([]);
      press(part(card, '.card'), 'Escape');
      expect(told).to.deep.equal([]);
    }
  });

  it('says nothing while there is none, and takes no place', async () => {
    const { card } = await aCard(noProposal);
    expect(textOf(card)).to.equal('');
    expect(card.offsetHeight).to.equal(0);
  });

  it('steps aside while something else is written', async () => {
    const { card, buttons } = await aCard(ready, 'aside');
    expect(card.offsetHeight).to.be.lessThan(50);
    expect(buttons()).to.deep.equal([]);
  });

  it('while it is edited shows what it was made from, and not its words', async () => {
    const { card, buttons } = await aCard(ready, 'sources');
    expect(textOf(part(card, 'ul'))).to.contain('Shipping within Europe');
    expect(has(card, '.text')).to.equal(false);
    expect(buttons()).to.deep.equal([]);
  });

  it('that was used or overtaken while it was read says so, until that is dismissed', async () => {
    const { card, told, buttons } = await aCard(gone);
    expect(textOf(part(card, '.card'))).to.contain('A teammate sent the draft.');
    expect(textOf(part(card, '[role="status"]'))).to.equal('A teammate sent the draft.');
    buttons()[0]?.click();
    expect(told).to.deep.equal(['iris-dismiss-draft']);
    const overtaken = await aCard({ status: 'gone', fate: 'dismissed' });
    expect(textOf(part(overtaken.card, '.card'))).to.contain('the conversation went on');
  });

  it('says that it looks, that there is no other, and what failed with the request id', async () => {
    expect(textOf(part((await aCard({ status: 'making' })).card, '.card'))).to.equal(
      'Looking for an answer …',
    );
    expect(textOf((await aCard({ status: 'exhausted' })).card)).to.contain('There is no other answer');
    const { card, told, buttons } = await aCard(failed('unavailable', 'request-7'));
    expect(textOf(card)).to.match(/No draft could be made\..*restarting.*request-7/);
    buttons()[0]?.click();
    expect(told).to.deep.equal(['iris-make-draft']);
  });

  it('shows a text as text, and its addresses as links that give nothing away', async () => {
    const draft = aDraft(1, { content: '<b>no</b> https://shop.example/a' });
    const { card } = await aCard({ status: 'ready', draft });
    expect(textOf(part(card, '.text'))).to.equal('<b>no</b> https://shop.example/a');
    expect(part(card, '.text a').getAttribute('rel')).to.contain('noopener');
  });
});
