import type { ConversationPart } from './conversation/conversation.ts';
import { findNativeHost, joinNativeHost } from './host/native-host.ts';
import type { Part } from './host/setup.ts';
import type { IrisWidget } from './iris-widget.ts';
import { previewConversation } from './preview/preview-conversation.ts';
import { showLatest } from './preview/show-latest.ts';
import { type WantedPreview, wantedPreview } from './preview/wanted-preview.ts';

// The page that the console shows beside the settings: the widget as it is served, with settings that are handed in
// and a conversation that is none. It asks the server for nothing but code and words.

/** Set by the build: where the launcher and the conversation's code are. */
declare const launcherPart: Part;
declare const conversationPart: Part;

declare global {
  interface HTMLElementTagNameMap {
    'iris-widget': IrisWidget;
  }
}

const { origin } = location;
const example: ConversationPart = {
  openConversation: () => previewConversation(),
  findNativeHost,
  joinNativeHost,
};
const load = ([path]: Part): Promise<unknown> =>
  path === conversationPart[0] ? Promise.resolve(example) : import(/* @vite-ignore */ origin + path);

let widget: IrisWidget | null = null;

const show = showLatest(
  () => load(launcherPart),
  ({ config, isOpen }: WantedPreview) => {
    if (widget === null) widget = start(config);
    else void widget.configure(config);
    widget.call(isOpen ? 'open' : 'close');
  },
);

function start(config: WantedPreview['config']): IrisWidget {
  const element = document.createElement('iris-widget');
  // It must not take the focus from the field that is being filled in.
  element.inert = true;
  element.start({ origin, tenantId: config.tenant_id, config, attributes: {}, load, calls: [] });
  document.body.append(element);
  return element;
}

addEventListener('message', (event) => {
  if (event.origin !== origin || event.source !== parent) return;
  const wanted = wantedPreview(event.data);
  if (wanted !== null) void show(wanted);
});
if (parent !== window) parent.postMessage({ iris_preview: 'ready' }, origin);
