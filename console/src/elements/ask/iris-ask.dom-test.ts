import { IrisProblem } from '@iris/client';
import { expect, html, oneEvent, waitUntil } from '@open-wc/testing';
import { settled } from '../../testing/noted.ts';
import { expectAccessible, has, isFocused, onPage, part, textOf, write } from '../../testing/on-page.ts';
import './iris-ask.define.ts';
import type { IrisAsk } from './iris-ask.ts';
import type { Question } from './question.ts';

const revoke: Question = {
  title: 'Revoke key “Backend”',
  explanation: 'It fails at once.',
  asked: { kind: 'name', name: 'Production backend' },
  act: 'Revoke key “Backend”',
  isDangerous: true,
  failure: 'The key wasn’t revoked.',
  run: () => Promise.resolve(),
};
const choose: Question = {
  ...revoke,
  asked: {
    kind: 'choice',
    legend: 'How long',
    choices: [
      { value: '0', text: 'Not at all', hint: 'It stops now.' },
      { value: '60', text: 'A minute', hint: 'It stops soon.' },
    ],
    chosen: '60',
  },
};

async function anAsk(question: Question) {
  const ask = await onPage<IrisAsk>(html`<iris-ask></iris-ask>`);
  ask.ask(question);
  await settled(ask);
  const button = () => part(ask, '.primary', HTMLButtonElement);
  const submit = async () => {
    part(ask, 'form', HTMLFormElement).requestSubmit();
    await settled(ask);
    await settled(ask);
  };
  return { ask, button, submit };
}

describe('iris-ask', () => {
  it('is accessible, asking for a name, for a choice, for nothing and after a failure', async () => {
    for (const question of [revoke, choose, { ...revoke, asked: { kind: 'nothing' } as const }])
      await expectAccessible((await anAsk(question)).ask);
    const { ask, submit } = await anAsk({ ...choose, run: () => Promise.reject(new Error('no')) });
    await submit();
    await expectAccessible(ask);
  });

  it('is a modal dialog that names the act on its button', async () => {
    const { ask, button } = await anAsk(revoke);
    expect(part(ask, 'dialog').matches(':modal')).to.equal(true);
    expect(textOf(button())).to.equal('Revoke key “Backend”');
  });

  it('does nothing before the name was typed, whatever its capitals and spaces', async () => {
    let count = 0;
    const { ask, button, submit } = await anAsk({ ...revoke, run: async () => void (count += 1) });
    const field = part(ask, '#name', HTMLInputElement);
    expect(isFocused(field)).to.equal(true);
    for (const wrong of ['', 'Production', 'Production backends']) {
      write(field, wrong);
      await ask.updateComplete;
      expect(button().disabled).to.equal(true);
      await submit();
    }
    expect(count).to.equal(0);
    write(field, ' production  Backend ');
    await ask.updateComplete;
    await submit();
    expect(count).to.equal(1);
  });

  it('stays open with a question that comes before the browser told that the last one closed', async () => {
    const { ask } = await anAsk(choose);
    const told = oneEvent(part(ask, 'dialog'), 'close');
    part(ask, '.buttons [type="button"]').click();
    ask.ask(revoke);
    await told;
    await settled(ask);
    expect(part(ask, 'dialog').matches(':modal')).to.equal(true);
    expect(textOf(ask)).to.contain('Production backend');
  });

  it('gives the choice, and closes once it is done', async () => {
    const chosen: string[] = [];
    let isDone = false;
    const { ask, submit } = await anAsk({ ...choose, run: async (choice) => void chosen.push(choice) });
    ask.addEventListener('iris-done', () => (isDone = true));
    expect(isFocused(part(ask, '[value="60"]'))).to.equal(true);
    part(ask, '[value="0"]').click();
    await submit();
    expect(chosen).to.deep.equal(['0']);
    expect(isDone).to.equal(true);
    await waitUntil(() => !has(ask, 'dialog'));
  });

  it('stays, and says what happened, when it didn’t work', async () => {
    const problem = new IrisProblem('internal', 500, { requestId: 'request-3' });
    const { ask, submit } = await anAsk({ ...choose, run: () => Promise.reject(problem) });
    await submit();
    expect(textOf(part(ask, '[role=alert]'))).to.match(/The key wasn’t revoked\..*request-3/);
  });

  it('leaves everything as it is on Cancel, and beside it', async () => {
    const { ask } = await anAsk(choose);
    part(ask, '.buttons .button').click();
    await waitUntil(() => !has(ask, 'dialog'));
    ask.ask(choose);
    await settled(ask);
    part(ask, 'dialog').click();
    await waitUntil(() => !has(ask, 'dialog'));
  });

  it('begins anew with another question', async () => {
    const { ask } = await anAsk(revoke);
    write(part(ask, '#name', HTMLInputElement), 'Production backend');
    part(ask, '.buttons .button').click();
    await waitUntil(() => !has(ask, 'dialog'));
    ask.ask({ ...revoke, asked: { kind: 'name', name: 'Another' } });
    await settled(ask);
    expect(part(ask, '#name', HTMLInputElement).value).to.equal('');
    expect(part(ask, '.primary', HTMLButtonElement).disabled).to.equal(true);
  });
});
