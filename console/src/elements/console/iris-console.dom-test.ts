import { expect, html } from '@open-wc/testing';
import { IrisProblem } from '@iris/client';
import { me } from '../../factories.ts';
import { fakeLive } from '../../testing/fake-live.ts';
import { expectAccessible, has, onPage, part, textOf } from '../../testing/on-page.ts';
import './iris-console.define.ts';
import type { IrisConsole } from './iris-console.ts';

async function aConsole(problem: Error | null) {
  const live = fakeLive({ type: 'signed-in', me });
  live.problem = problem;
  const page = await onPage<IrisConsole>(html`<iris-console .live=${live}></iris-console>`);
  await new Promise((resolve) => setTimeout(resolve));
  await page.updateComplete;
  return { page, live };
}

describe('iris-console', () => {
  it('is accessible, started and failed', async () => {
    await expectAccessible((await aConsole(null)).page);
    await expectAccessible((await aConsole(new IrisProblem('unavailable', 503))).page);
  });

  it('shows the workspace once it has started', async () => {
    const { page } = await aConsole(null);
    expect(part(page, 'iris-workspace').localName).to.equal('iris-workspace');
  });

  it('says why it couldn’t start, and tries again', async () => {
    const { page, live } = await aConsole(new IrisProblem('unavailable', 503, { requestId: 'request-1' }));
    expect(textOf(page)).to.contain('request-1');
    live.problem = null;
    part(page, 'button').click();
    await new Promise((resolve) => setTimeout(resolve));
    await page.updateComplete;
    expect(has(page, 'iris-workspace')).to.equal(true);
  });

  it('does not flash a failure when the sign-in page is on its way', async () => {
    const { page } = await aConsole(new IrisProblem('auth_required', 401));
    expect(has(page, '[role=alert]')).to.equal(false);
  });

  it('stops when it is taken off the page', async () => {
    const { page, live } = await aConsole(null);
    page.remove();
    expect(live.acts.at(-1)).to.deep.equal(['stop']);
  });
});
