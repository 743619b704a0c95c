import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { LitElement } from 'lit';
import { LoadingLater } from './later-parts.ts';

class LaterPart extends LitElement {
  protected override render() {
    return html`<p>Here</p>`;
  }
}

class Host extends LitElement {
  loads = 0;
  failures = 0;
  isOffline = false;
  readonly parts = new LoadingLater(this, {
    load: () => this.#load(),
    names: ['later-part'],
    onFailed: () => (this.failures += 1),
  });

  protected override render() {
    return html`<later-part></later-part>`;
  }

  get text(): string | undefined {
    return this.renderRoot.querySelector('later-part')?.shadowRoot?.textContent.trim();
  }

  async #load(): Promise<void> {
    this.loads += 1;
    await Promise.resolve();
    if (this.isOffline) throw new TypeError('Failed to fetch');
    if (customElements.get('later-part') === undefined) customElements.define('later-part', LaterPart);
  }
}
customElements.define('later-host', Host);

describe('parts that are loaded later', () => {
  it('are told when they can’t be had, asked for again, and then used with what they draw', async () => {
    const host = await fixture<Host>(html`<later-host></later-host>`);
    const seen: (string | undefined)[] = [];
    host.isOffline = true;
    host.parts.use(() => seen.push(host.text));
    await waitUntil(() => host.failures === 1);
    expect(seen).to.deep.equal([]);

    host.isOffline = false;
    host.parts.use(() => seen.push(host.text));
    await waitUntil(() => seen.length === 1);
    expect(seen).to.deep.equal(['Here']);

    const { loads } = host;
    host.parts.use(() => seen.push(host.text));
    expect(seen).to.deep.equal(['Here', 'Here']);
    expect(host.loads).to.equal(loads);
  });
});
