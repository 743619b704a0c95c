import { defaultWidgetSettings, type WidgetSettings, type WidgetSettingsInput } from '@iris/contract';

const maxTitleCodePoints = 80;

/** The settings that hold: what a tenant has set, over the defaults; the title's is the tenant's name. */
export function effectiveSettings(set: WidgetSettingsInput, tenantName: string): WidgetSettings {
  const { colors, offset, pre_chat } = defaultWidgetSettings;
  return {
    title: Array.from(tenantName).slice(0, maxTitleCodePoints).join(''),
    ...defaultWidgetSettings,
    ...set,
    colors: { ...colors, ...set.colors },
    offset: { ...offset, ...set.offset },
    pre_chat: { ...pre_chat, ...set.pre_chat },
  };
}
