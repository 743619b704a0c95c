import { expect } from '@open-wc/testing';
import { consoleEnvironment } from './console-environment.ts';

describe('the environment of a console page', () => {
  it('takes the answer to a call that was begun before, once', async () => {
    const begun = new Map([['/nowhere', Promise.resolve(new Response('early'))]]);
    const { fetch } = consoleEnvironment(begun);
    expect(await (await fetch('/nowhere', {})).text()).to.equal('early');
    expect((await fetch('/nowhere', {})).status).to.equal(404);
  });
});
