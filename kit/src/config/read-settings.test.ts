import Type from 'typebox';
import { describe, expect, it } from 'vitest';
import { logLevelSetting, originSetting, portSetting } from './forms.ts';
import { readSettings, SettingsError } from './read-settings.ts';

const spec = Type.Object({
  IRIS_BFF_PORT: portSetting(4100),
  LOG_LEVEL: logLevelSetting(),
  IRIS_PUBLIC_CDN_BASE: Type.Optional(originSetting()),
  DATABASE_URL: Type.Optional(Type.String({ pattern: '^postgres', description: 'a postgres:// address' })),
  IRIS_BFF_KEY: Type.Optional(Type.String({ minLength: 32, description: '32 characters or more' })),
});

const failure = (env: Record<string, string>, of = spec): string => {
  try {
    readSettings(of, env);
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
  }
  return 'no failure';
};

describe('readSettings', () => {
  it('takes defaults for what is unset or empty, and freezes the result', () => {
    const settings = readSettings(spec, { IRIS_PUBLIC_CDN_BASE: '', LOG_LEVEL: ' ' });
    expect(settings).toEqual({ IRIS_BFF_PORT: 4100, LOG_LEVEL: 'info' });
    expect(Object.isFrozen(settings)).toBe(true);
  });

  it('turns text into the declared type and trims it', () => {
    expect(readSettings(spec, { IRIS_BFF_PORT: ' 81 ' }).IRIS_BFF_PORT).toBe(81);
  });

  it.each([
    ['abc', 'text'],
    ['81.5', 'a fraction'],
    ['70000', 'beyond the range'],
    ['-1', 'below the range'],
  ])('refuses port %s (%s) naming variable, what it got and what it takes', (value) => {
    const line = failure({ IRIS_BFF_PORT: value });
    expect(line).toBe(`IRIS_BFF_PORT: got "${value}", takes a port from 0 to 65535 (0 picks a free one)`);
  });

  it('refuses a required variable that is missing', () => {
    const required = Type.Object({ IRIS_API_URL: originSetting() });
    expect(() => readSettings(required, {})).toThrow(/^IRIS_API_URL: got nothing, takes http/);
  });

  it('refuses an IRIS_ name that no process knows', () => {
    expect(failure({ IRIS_BFF_PROT: '1' })).toMatch(/^IRIS_BFF_PROT: .*no such setting/);
  });

  it("ignores the other processes' settings and foreign variables", () => {
    expect(failure({ IRIS_DATA_DIR: '/x', PATH: '/bin' })).toBe('no failure');
  });

  it('never shows credentials', () => {
    expect(failure({ DATABASE_URL: 'mysql://joe:s3c@ret@db/x' })).toContain('"mysql://***@db/x"');
    expect(failure({ DATABASE_URL: 'host=db password=s3cret' })).toContain('got "***"');
    expect(failure({ DATABASE_URL: 's3cret' })).toContain('got "***"');
    expect(failure({ DATABASE_URL: 'mysql://db/x?password=s3cret' })).toContain('password=***');
    expect(failure({ IRIS_BFF_KEY: 'short-secret' })).toContain('got "***"');
  });

  it('says everything in one line', () => {
    expect(failure({ IRIS_BFF_PORT: 'a\nb' })).not.toContain('\n');
  });

  it.each(['http://127.0.0.1:4000', 'https://chat.example.com', 'http://[::1]:4000'])(
    'takes base %s',
    (base) => {
      expect(readSettings(spec, { IRIS_PUBLIC_CDN_BASE: base }).IRIS_PUBLIC_CDN_BASE).toBe(base);
    },
  );

  it.each([
    '127.0.0.1:4000',
    'https://a.example/path',
    'https://a.example/',
    'https://u:p@a.example',
    'ftp://a',
  ])('refuses base %s', (base) => {
    expect(failure({ IRIS_PUBLIC_CDN_BASE: base })).toMatch(/^IRIS_PUBLIC_CDN_BASE: got/);
  });
});
