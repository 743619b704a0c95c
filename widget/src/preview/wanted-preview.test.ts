import { expect, it } from 'vitest';
import { aConfig } from '../testing/a-config.ts';
import { wantedPreview } from './wanted-preview.ts';

it('takes settings that the widget can show, and whether it is open', () => {
  const config = aConfig({ title: 'Not saved yet' });
  expect(wantedPreview({ iris_preview: { config, isOpen: true } })).toEqual({ config, isOpen: true });
  expect(wantedPreview({ iris_preview: { config } })?.isOpen).toBe(false);
});

it.each([
  null,
  'open',
  { config: aConfig() },
  { iris_preview: null },
  { iris_preview: { config: { ...aConfig(), colors: { primary: 'red', background: null, text: null } } } },
  { iris_preview: { config: { ...aConfig(), title: undefined } } },
  { iris_preview: { config: { ...aConfig(), offset: null } } },
])('takes nothing else: %j', (data) => {
  expect(wantedPreview(data)).toBeNull();
});
