import Type, { type Static } from 'typebox';
import { TenantIdSchema } from '../schema/ids.ts';
import { dataOf, nullable, oneOf, optionalText, strict, text, Timestamp } from '../schema/pieces.ts';
import { route } from './route.ts';

const Colour = Type.String({ pattern: '^#[0-9a-fA-F]{6}$', description: 'sRGB as #rrggbb' });
const ClockTime = Type.String({ pattern: '^(?:[01]\\d|2[0-3]):[0-5]\\d$', description: 'HH:MM' });
const Offset = Type.Integer({ minimum: 0, maximum: 400, description: 'CSS pixels from the edge' });

const PreChatField = strict({
  key: oneOf(['name', 'email', 'phone', 'company', 'topic']),
  label: text(80),
  required: Type.Boolean(),
});

const OpeningHours = strict({
  day: Type.Integer({ minimum: 1, maximum: 7, description: 'ISO 8601 weekday: 1 is Monday' }),
  open: ClockTime,
  close: ClockTime,
});

const BusinessHours = strict({
  time_zone: Type.String({ format: 'time-zone', maxLength: 64 }),
  hours: Type.Array(OpeningHours, { maxItems: 28 }),
});

/** The settings that a browser may see. null for a colour means the theme's own. */
const publicFields = {
  title: text(80),
  logo_url: nullable(Type.String({ format: 'https-url', maxLength: 2_048 })),
  welcome_message: optionalText(1_000),
  colors: strict({ primary: Colour, background: nullable(Colour), text: nullable(Colour) }),
  position: oneOf(['left', 'right']),
  offset: strict({ x: Offset, y: Offset }),
  theme: oneOf(['light', 'dark', 'auto']),
  locale: Type.String({ pattern: '^(?:auto|[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*)$', maxLength: 35 }),
  pre_chat: strict({ enabled: Type.Boolean(), fields: Type.Array(PreChatField, { maxItems: 10 }) }),
  business_hours: nullable(BusinessHours),
  show_presence: Type.Boolean(),
  sounds: Type.Boolean(),
};

/** An origin, or `https://*.example.com`; its grammar is checked by the origin rule, which names the bad entry. */
const AllowedOrigins = Type.Array(Type.String({ minLength: 1, maxLength: 300 }), { maxItems: 200 });

/** What the widget is told: public, cacheable, without the allowed origins. */
export const WidgetConfig = strict({ tenant_id: TenantIdSchema, ...publicFields });
export type WidgetConfig = Static<typeof WidgetConfig>;

/** What an administrator reads and writes. */
export const WidgetSettings = strict({ ...publicFields, allowed_origins: AllowedOrigins });
export type WidgetSettings = Static<typeof WidgetSettings>;

/** What PUT takes: any part of the settings; what is left out returns to its default (contract §4). */
export const WidgetSettingsInput = strict({
  ...Type.Partial(WidgetSettings).properties,
  colors: Type.Optional(Type.Partial(publicFields.colors, { additionalProperties: false })),
  offset: Type.Optional(Type.Partial(publicFields.offset, { additionalProperties: false })),
  pre_chat: Type.Optional(Type.Partial(publicFields.pre_chat, { additionalProperties: false })),
});
export type WidgetSettingsInput = Static<typeof WidgetSettingsInput>;

/** The settings of a workspace that never changed them. */
export const defaultWidgetSettings: Omit<WidgetSettings, 'title'> = {
  logo_url: null,
  welcome_message: '',
  colors: { primary: '#5b5bd6', background: null, text: null },
  position: 'right',
  offset: { x: 20, y: 20 },
  theme: 'auto',
  locale: 'auto',
  pre_chat: { enabled: false, fields: [] },
  business_hours: null,
  show_presence: true,
  sounds: false,
  allowed_origins: [],
};

export const RefusedOrigin = strict({
  origin: Type.String(),
  count: Type.Integer({ minimum: 1 }),
  last_at: Timestamp,
});
export type RefusedOrigin = Static<typeof RefusedOrigin>;

export const widgetConfigRoutes = {
  public: route({
    id: 'widgetConfig.public',
    method: 'GET',
    path: '/api/v1/widget-config',
    summary: 'Branding and behaviour of the widget',
    access: { public: true },
    passage: ['widget'],
    query: strict({ tenant_id: TenantIdSchema }),
    answers: { 200: dataOf(WidgetConfig), 304: null },
    codes: ['not_found'],
  }),
  get: route({
    id: 'widgetConfig.get',
    method: 'GET',
    path: '/api/v1/admin/widget-config',
    summary: 'The widget settings with the allowed origins; ETag names this state of them',
    access: { team: 'administer' },
    passage: ['console'],
    answers: { 200: dataOf(WidgetSettings) },
    codes: [],
  }),
  replace: route({
    id: 'widgetConfig.replace',
    method: 'PUT',
    path: '/api/v1/admin/widget-config',
    summary:
      'Replace the widget settings; what is left out returns to its default. With If-Match only what that ETag named',
    access: { team: 'administer' },
    passage: ['console'],
    body: WidgetSettingsInput,
    answers: { 200: dataOf(WidgetSettings) },
    codes: ['conflict'],
  }),
  refusedOrigins: route({
    id: 'widgetConfig.refusedOrigins',
    method: 'GET',
    path: '/api/v1/admin/refused-origins',
    summary: 'Origins that asked for the widget and are not allowed',
    access: { team: 'administer' },
    passage: ['console'],
    answers: { 200: strict({ data: Type.Array(RefusedOrigin), next_cursor: Type.Null() }) },
    codes: [],
  }),
};
