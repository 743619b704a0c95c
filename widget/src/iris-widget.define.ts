import type { ConversationPart } from './conversation/conversation.ts';
import type { PanelPart } from './elements/panel/panel-view.ts';
import { isFields } from './host/arguments.ts';
import type { Part, WidgetSetup } from './host/setup.ts';
import { IrisWidget, type Parts } from './iris-widget.ts';

/** Set by the build: where the other parts are, and their hashes. */
declare const conversationPart: Part;
declare const panelPart: Part;

const isConversationPart = (module: unknown): module is ConversationPart =>
  isFields(module) && 'openConversation' in module;
const isPanelPart = (module: unknown): module is PanelPart => isFields(module) && 'createPanel' in module;

/** The widget as it is served: its other parts come from our origin, each with its hash. */
class IrisServedWidget extends IrisWidget {
  protected override parts({ load }: WidgetSetup): Parts {
    const get = async <T>(part: Part, isPart: (module: unknown) => module is T): Promise<T> => {
      const module = await load(part);
      if (!isPart(module)) throw new TypeError(part[0]);
      return module;
    };
    return {
      conversation: () => get(conversationPart, isConversationPart),
      panel: () => get(panelPart, isPanelPart),
    };
  }
}

if (!customElements.get('iris-widget')) customElements.define('iris-widget', IrisServedWidget);
