import { expect, html, waitUntil } from '@open-wc/testing';
import { me, someSettings } from '../../factories.ts';
import { previewConfig } from '../../state/widget-settings.ts';
import { expectAccessible, onPage, part } from '../../testing/on-page.ts';
import './iris-widget-preview.define.ts';
import type { IrisWidgetPreview } from './iris-widget-preview.ts';

const config = previewConfig(me.tenantId, someSettings);

/** A page in the place of the real one: it says that it listens, and keeps what it is told. */
const listener = `<!doctype html><html lang="en"><title>Preview</title><script>
  window.told = [];
  addEventListener('message', ({ data }) => window.told.push(data));
  parent.postMessage({ iris_preview: 'ready' }, location.origin);
</script>`;

async function aPreview() {
  const page = URL.createObjectURL(new Blob([listener], { type: 'text/html' }));
  const preview = await onPage<IrisWidgetPreview>(
    html`<iris-widget-preview .page=${page} .config=${config}></iris-widget-preview>`,
  );
  const told = (): readonly unknown[] => {
    const frame = part(preview, 'iframe', HTMLIFrameElement).contentWindow;
    const all: unknown = frame === null ? [] : Reflect.get(frame, 'told');
    return Array.isArray(all) ? all : [];
  };
  await waitUntil(() => told().length > 0);
  return { preview, told };
}

describe('iris-widget-preview', () => {
  it('is accessible', async () => {
    await expectAccessible((await aPreview()).preview);
  });

  it('tells its page the settings as soon as that listens, and each change of them', async () => {
    const { preview, told } = await aPreview();
    expect(told()[0]).to.deep.equal({ iris_preview: { config, isOpen: true } });
    preview.config = { ...config, title: 'Another' };
    await waitUntil(() => JSON.stringify(told().at(-1)).includes('Another'));
  });

  it('shows it closed as well', async () => {
    const { preview, told } = await aPreview();
    part(preview, 'button').click();
    await waitUntil(() => JSON.stringify(told().at(-1)).includes('"isOpen":false'));
  });

  it('listens to nobody but its own page', async () => {
    const { preview, told } = await aPreview();
    const count = told().length;
    window.postMessage({ iris_preview: 'ready' }, location.origin);
    preview.config = { ...config, title: 'Last' };
    await waitUntil(() => JSON.stringify(told().at(-1)).includes('Last'));
    expect(told().length).to.equal(count + 1);
  });
});
