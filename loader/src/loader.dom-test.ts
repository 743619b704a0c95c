import { expect, waitUntil } from '@open-wc/testing';

const part = '/loader/src/testing/launcher-stand-in.ts';
const config = { title: 'Halden Cycles' };
const realFetch = window.fetch.bind(window);
let runs = 0;

/** Runs iris.js again, as a page does with each tag; a module runs once per address. */
const run = () => import(`./loader.ts?run=${(runs += 1)}`);

const widgets = () => Array.from(document.querySelectorAll('iris-widget'));
const property = (value: unknown, key: string): unknown => new Map(Object.entries(Object(value))).get(key);
const setupOf = (widget: Element | undefined): unknown => {
  const setups = property(widget, 'setups');
  return Array.isArray(setups) ? setups[0] : undefined;
};

/** A tag that isn't run by the browser; a module finds its tag by its attributes. */
function tag(attributes: Readonly<Record<string, string>> = {}) {
  const script = document.createElement('script');
  script.type = 'text/plain';
  script.src = '/iris.js';
  script.dataset['tenantId'] = 'tenant-1';
  Object.assign(script.dataset, attributes);
  document.head.append(script);
  return script;
}

function answering(answer: () => Promise<Response>) {
  const asked: string[] = [];
  window.fetch = (input) => {
    asked.push(input instanceof Request ? input.url : input.toString());
    return answer();
  };
  return asked;
}

/** Lines that the loader writes to the console. */
function listening() {
  const lines: unknown[][] = [];
  const { error } = console;
  Object.assign(console, { error: (...line: unknown[]) => lines.push(line) });
  return { lines, stop: () => Object.assign(console, { error }) };
}

describe('iris.js', () => {
  beforeEach(() => {
    Object.assign(globalThis, { launcherPart: [part, ''] });
    delete window.Iris;
    answering(async () => Response.json({ data: config }));
  });

  afterEach(() => {
    window.fetch = realFetch;
    for (const node of document.querySelectorAll('iris-widget, script[src="/iris.js"], link')) node.remove();
  });

  it('puts the widget at the end of the body, with the configuration and the tag’s attributes', async () => {
    const asked = answering(async () => Response.json({ data: config }));
    tag({ locale: 'de' });
    await run();
    await waitUntil(() => widgets().length > 0);
    expect(document.body.lastElementChild).to.equal(widgets()[0]);
    expect(asked).to.deep.equal([`${location.origin}/api/v1/widget-config?tenant_id=tenant-1`]);
    const setup = setupOf(widgets()[0]);
    expect(property(setup, 'config')).to.deep.equal(config);
    expect(property(property(setup, 'attributes'), 'locale')).to.equal('de');
  });

  it('8: does so once, however often it runs', async () => {
    tag();
    tag();
    await Promise.all([run(), run()]);
    await waitUntil(() => widgets().length > 0);
    await run();
    expect(widgets()).to.have.length(1);
  });

  it('8: puts the same widget back when a page that threw it away runs it again', async () => {
    tag();
    await run();
    await waitUntil(() => widgets().length > 0);
    const [widget] = widgets();
    widget?.remove();
    await run();
    expect(widgets()).to.deep.equal([widget]);
  });

  it('takes over what a stub queued, and hands on what comes later', async () => {
    Object.assign(window, { Iris: Object.assign(() => {}, { q: [['open'], { 0: 'open', length: 1 }] }) });
    tag();
    await run();
    window.Iris?.('setTheme', 'dark');
    await waitUntil(() => widgets().length > 0);
    expect(property(setupOf(widgets()[0]), 'calls')).to.deep.equal([
      ['open'],
      ['open'],
      ['setTheme', 'dark'],
    ]);
    window.Iris?.('close');
    expect(property(widgets()[0], 'calls')).to.deep.equal([['close']]);
  });

  for (const [what, answer] of [
    ['can’t be reached', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['refuses', async () => new Response(null, { status: 403 })],
  ] as const)
    it(`7: leaves the page alone when our host ${what}, and says in one line what to do`, async () => {
      const said = listening();
      answering(answer);
      tag();
      await run();
      await waitUntil(() => said.lines.length > 0);
      said.stop();
      expect(said.lines).to.deep.equal([
        [
          `Iris: ${location.origin} is not reachable, or this origin isn't allowed: add ${location.origin} under Widget → Allowed origins.`,
        ],
      ]);
      expect(widgets()).to.deep.equal([]);
    });

  it('runs nothing whose bytes don’t have the hash', async () => {
    const said = listening();
    Object.assign(globalThis, { launcherPart: [`${part}?other`, `sha384-${'A'.repeat(64)}`] });
    tag();
    await run();
    await waitUntil(() => said.lines.length > 0);
    said.stop();
    expect(widgets()).to.deep.equal([]);
  });

  it('passes the nonce on to what it loads', async () => {
    tag({ nonce: 'abc' });
    await run();
    await waitUntil(() => widgets().length > 0);
    expect(document.querySelector<HTMLLinkElement>('link[rel="modulepreload"]')?.nonce).to.equal('abc');
  });

  it('does nothing where there is no tag', async () => {
    await run();
    expect(window.Iris).to.equal(undefined);
  });
});
