import type { WidgetSettings } from '@iris/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { languages, type TypedSettings } from '../../state/widget-settings.ts';
import { check, select, textIn } from './form-pieces.ts';

/** Takes over what was changed. */
export type SetFields = (typed: TypedSettings) => void;

/** What the widget says. */
export function wordFields(settings: WidgetSettings, set: SetFields): TemplateResult {
  const { title, welcome_message, logo_url, locale } = settings;
  const known = languages.some(([one]) => one === locale);
  return html`
    <div class="field">
      <label for="title">Title</label>
      <input
        id="title"
        autocomplete="off"
        maxlength="80"
        required
        .value=${title}
        @input=${(event: Event) => set({ title: textIn(event) })}
      />
    </div>
    <div class="field">
      <label for="welcome">Welcome message</label>
      <textarea
        id="welcome"
        rows="3"
        maxlength="1000"
        aria-describedby="welcome-hint"
        .value=${welcome_message}
        @input=${(event: Event) => set({ welcome_message: textIn(event) })}
      ></textarea>
      <p class="hint" id="welcome-hint">Greets visitors before anybody has written.</p>
    </div>
    <div class="field">
      <label for="logo">Logo</label>
      <input
        id="logo"
        type="url"
        inputmode="url"
        autocomplete="off"
        maxlength="2048"
        pattern="https://.+"
        placeholder="https://shop.example.com/logo.svg"
        aria-describedby="logo-hint"
        .value=${logo_url ?? ''}
        @input=${(event: Event) => set({ logo_url: textIn(event).trim() || null })}
      />
      <p class="hint" id="logo-hint">Address of a picture, with https. Empty: none.</p>
    </div>
    ${select(
      {
        id: 'locale',
        label: 'Language',
        value: locale,
        options: known ? languages : [...languages, [locale, locale]],
      },
      (chosen) => set({ locale: chosen }),
    )}
  `;
}

/** How it looks. */
export function lookFields(settings: WidgetSettings, set: SetFields): TemplateResult {
  const { colors, theme } = settings;
  const setColour = (name: keyof typeof colors, value: string | null) =>
    set({ colors: { ...colors, [name]: value } });
  return html`
    ${colour('primary', 'Accent', colors.primary, (value) => setColour('primary', value))}
    ${check('A background of its own', '', colors.background !== null, (isOn) =>
      setColour('background', isOn ? '#ffffff' : null),
    )}
    ${
      colors.background === null
        ? nothing
        : colour('background', 'Background', colors.background, (value) => setColour('background', value))
    }
    ${check('A text colour of its own', '', colors.text !== null, (isOn) =>
      setColour('text', isOn ? '#1a1d23' : null),
    )}
    ${
      colors.text === null
        ? nothing
        : colour('text', 'Text', colors.text, (value) => setColour('text', value))
    }
    <p class="hint">
      What would be hard to read is made darker or lighter. Background and text are the light theme’s; the
      dark one keeps its own.
    </p>
    ${select(
      {
        id: 'theme',
        label: 'Theme',
        value: theme,
        options: [
          ['auto', 'Light or dark, as the visitor has it'],
          ['light', 'Light'],
          ['dark', 'Dark'],
        ],
      },
      (chosen) => set({ theme: chosen }),
    )}
  `;
}

function colour(id: string, label: string, value: string, set: (value: string) => void): TemplateResult {
  return html`
    <div class="colour">
      <input id=${id} type="color" .value=${value} @input=${(event: Event) => set(textIn(event))} />
      <label for=${id}>${label}</label>
      <code>${value}</code>
    </div>
  `;
}

/** Where it stands, and what it does. */
export function placeFields(settings: WidgetSettings, set: SetFields): TemplateResult {
  const { position, offset, show_presence, sounds } = settings;
  return html`
    <div class="line">
      ${select(
        {
          id: 'position',
          label: 'Corner',
          value: position,
          options: [
            ['right', 'Bottom right'],
            ['left', 'Bottom left'],
          ],
        },
        (chosen) => set({ position: chosen }),
      )}
      ${pixels('offset-x', 'From the side', offset.x, (x) => set({ offset: { ...offset, x } }))}
      ${pixels('offset-y', 'From the bottom', offset.y, (y) => set({ offset: { ...offset, y } }))}
    </div>
    ${check('Show who of the team is there', '', show_presence, (isOn) => set({ show_presence: isOn }))}
    ${check(
      'Play a sound for a new message',
      'Kept and handed to the widget, which is silent yet.',
      sounds,
      (isOn) => set({ sounds: isOn }),
    )}
  `;
}

const mostPixels = 400;

function pixels(id: string, label: string, value: number, set: (value: number) => void): TemplateResult {
  const change = (event: Event) => {
    const typed = Number(textIn(event));
    if (Number.isInteger(typed) && typed >= 0 && typed <= mostPixels) set(typed);
  };
  return html`
    <div class="field">
      <label for=${id}>${label}</label>
      <input
        id=${id}
        type="number"
        min="0"
        max=${mostPixels}
        step="1"
        required
        .value=${String(value)}
        @input=${change}
      />
    </div>
  `;
}
