import type { WidgetConfig } from '@iris/contract';
import { speaker } from '../state/factories.ts';

/** The configuration of a workspace that changed nothing but its name. */
export function aConfig(over: Partial<WidgetConfig> = {}): WidgetConfig {
  return {
    tenant_id: speaker.tenant_id,
    title: 'Halden Cycles',
    logo_url: null,
    welcome_message: 'Ask us anything.',
    colors: { primary: '#5b5bd6', background: null, text: null },
    position: 'right',
    offset: { x: 20, y: 20 },
    theme: 'auto',
    locale: 'auto',
    pre_chat: { enabled: false, fields: [] },
    business_hours: null,
    show_presence: true,
    sounds: false,
    ...over,
  };
}
