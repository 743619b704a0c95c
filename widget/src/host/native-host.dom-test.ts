import { expect } from '@open-wc/testing';
import { findNativeHost, joinNativeHost } from './native-host.ts';

class FakeWebView extends EventTarget {
  readonly posted: unknown[] = [];
  postMessage(message: unknown) {
    this.posted.push(message);
  }
  say(data: unknown) {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
}

class FakeWidget extends EventTarget {
  readonly calls: (readonly unknown[])[] = [];
  call(...call: readonly unknown[]) {
    this.calls.push(call);
  }
}

function joined() {
  const webview = new FakeWebView();
  const widget = new FakeWidget();
  const host = findNativeHost({ chrome: { webview } });
  if (host === null) throw new Error('There is a host');
  joinNativeHost(host, widget);
  return { webview, widget };
}

describe('native host', () => {
  it('is none in a browser, whatever else is called chrome there', () => {
    for (const page of [{}, { chrome: {} }, { chrome: { webview: {} } }, { webkit: { messageHandlers: {} } }])
      expect(findNativeHost(page)).to.equal(null);
  });

  it('is told that the page is ready, and what happens', () => {
    const { webview, widget } = joined();
    widget.dispatchEvent(new CustomEvent('iris:unread', { detail: { count: 2 } }));
    expect(webview.posted).to.deep.equal([
      { iris: 'ready', detail: null },
      { iris: 'unread', detail: { count: 2 } },
    ]);
  });

  it('brings the token, and with it the conversation opens', () => {
    const { webview, widget } = joined();
    webview.say({ iris: ['identify', { token: 'minted' }] });
    expect(widget.calls).to.deep.equal([['identify', { token: 'minted' }], ['open']]);
  });

  it('can’t say more than it may', () => {
    const { webview, widget } = joined();
    for (const message of [null, 'open', { iris: 'open' }, { iris: ['on', 'message', 'x'] }, { iris: [] }])
      webview.say(message);
    expect(widget.calls).to.deep.equal([]);
  });

  it('is told on iOS through its message handler', () => {
    const posted: unknown[] = [];
    const iris = { postMessage: (message: unknown) => posted.push(message) };
    findNativeHost({ webkit: { messageHandlers: { iris } } })?.post({ iris: 'ready' });
    expect(posted).to.deep.equal([{ iris: 'ready' }]);
  });
});
