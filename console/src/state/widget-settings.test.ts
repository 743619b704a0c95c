import { describe, expect, it } from 'vitest';
import { me, someSettings } from '../factories.ts';
import { isChanged, previewConfig, withTyped } from './widget-settings.ts';

describe('what is typed', () => {
  it('goes over what is saved, and leaves what another administrator saved', () => {
    const typed = { title: 'Mine' };
    const theirs = { ...someSettings, welcome_message: 'Theirs' };
    expect(withTyped(theirs, typed)).toEqual({ ...theirs, title: 'Mine' });
  });

  it('changes nothing when it is what was there', () => {
    const { offset, title } = someSettings;
    expect(isChanged(someSettings, { title, offset: { ...offset } })).toBe(false);
    expect(isChanged(someSettings, { offset: { ...offset, x: offset.x + 1 } })).toBe(true);
  });
});

describe('previewConfig', () => {
  it('is what a visitor would be told: without the allowed origins', () => {
    expect(previewConfig(me.tenantId, someSettings)).not.toHaveProperty('allowed_origins');
    expect(previewConfig(me.tenantId, someSettings)).toMatchObject({
      tenant_id: me.tenantId,
      title: 'Northwind',
    });
  });

  it.each(['https:/', 'http://shop.example/logo.png', 'logo.png'])('shows no logo at %j', (logo_url) => {
    expect(previewConfig(me.tenantId, { ...someSettings, logo_url }).logo_url).toBeNull();
  });
});
