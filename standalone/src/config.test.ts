import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

test('nothing set means the defaults of contract §1', () => {
  expect(readConfig({})).toEqual({
    IRIS_HOST: '127.0.0.1',
    IRIS_API_PORT: 4000,
    IRIS_BFF_PORT: 4100,
    IRIS_DATA_DIR: '.iris',
    IRIS_RATE_LIMIT_SCALE: 1,
    IRIS_TRUST_PROXY: 0,
    LOG_LEVEL: 'info',
  });
});

test.each([
  ['IRIS_API_PORT', '65536'],
  ['IRIS_BFF_PORT', 'http'],
  ['IRIS_HOST', 'a b'],
  ['DATABASE_URL', 'mysql://root:hunter2hunter2@db/iris'],
  ['DATABASE_URL', 'postgres://postgres@db/iris'],
  ['SMTP_URL', 'http://mail:hunter2hunter2@mail'],
  ['NATS_URL', 'http://bus:4222'],
  ['IRIS_PUBLIC_CDN_BASE', 'https://chat.example.com/widget'],
  ['IRIS_RATE_LIMIT_SCALE', '-1'],
  ['IRIS_TRUST_PROXY', 'yes'],
  ['LOG_LEVEL', 'loud'],
  ['IRIS_LLM_URL', 'ftp://models.example'],
  ['IRIS_LLM_URL', 'https://me:hunter2hunter2@models.example/v1'],
  ['IRIS_LLM_KEY', 'hunter2 hunter2'],
  ['IRIS_BFF_PROT', '4100'],
])('%s=%s is refused in one line that names it and hides credentials', (name, value) => {
  expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^${name}: (?!.*hunter2).+$`));
});

test("an administrator's login, escaped characters and all, is taken", () => {
  const url = 'postgres://admin:p%40ss@db.example.com:5432/iris?sslmode=require';
  expect(readConfig({ DATABASE_URL: url }).DATABASE_URL).toBe(url);
});

test('a model is taken as a whole, or not at all', () => {
  const model = { IRIS_LLM_URL: 'https://models.example/v1', IRIS_LLM_MODEL: 'small', IRIS_LLM_KEY: 'key' };
  expect(readConfig(model)).toMatchObject(model);
  expect(() => readConfig({ IRIS_LLM_URL: model.IRIS_LLM_URL })).toThrow(/^IRIS_LLM_MODEL: /);
});
