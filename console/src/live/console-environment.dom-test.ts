import { expect } from '@open-wc/testing';
import { consoleEnvironment } from './console-environment.ts';

describe('the environment of a console page', () => {
  it('takes the answer to a call that was begun before, once', async () => {
    const begun = new Map([['/nowhere', Promise.resolve(new Response('early'))]]);
    const environment = consoleEnvironment(begun);
    expect(await (await environment.fetch('/nowhere', {})).text()).to.equal('early');
    expect((await environment.fetch('/nowhere', {})).status).to.equal(404);
  });
});
