import { SettingsError } from '@iris/kit';
import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

const required = { IRIS_API_URL: 'http://127.0.0.1:4000', IRIS_BFF_KEY: 'k'.repeat(32) };

describe('readConfig', () => {
  it('needs only where core-api is and the key it knows us by', () => {
    expect(readConfig(required)).toEqual({
      ...required,
      IRIS_HOST: '127.0.0.1',
      IRIS_BFF_PORT: 4100,
      IRIS_TRUST_PROXY: 0,
      LOG_LEVEL: 'info',
    });
  });

  it.each([
    ['IRIS_API_URL', 'core-api'],
    ['IRIS_BFF_KEY', 'short'],
    ['IRIS_DEMO_TENANT_ID', 'demo'],
    ['IRIS_TRUST_PROXY', '-1'],
    ['LOG_LEVEL', 'loud'],
  ])('refuses %s=%s by name', (name, value) => {
    const read = () => readConfig({ ...required, [name]: value });
    expect(read).toThrow(SettingsError);
    expect(read).toThrow(new RegExp(`^${name}: got`));
  });
});
