import { expect, it } from 'vitest';
import { assertModelComplete } from './model-complete.ts';

const [IRIS_LLM_URL, IRIS_LLM_MODEL, IRIS_LLM_KEY] = ['http://127.0.0.1:11434/v1', 'small', 'secret-key'];

it.each([{}, { IRIS_LLM_URL, IRIS_LLM_MODEL }, { IRIS_LLM_URL, IRIS_LLM_MODEL, IRIS_LLM_KEY }])(
  'takes no model and a whole one: %j',
  (settings) => expect(() => assertModelComplete(settings)).not.toThrow(),
);

it.each([
  ['IRIS_LLM_MODEL', { IRIS_LLM_URL }],
  ['IRIS_LLM_MODEL', { IRIS_LLM_URL, IRIS_LLM_KEY }],
  ['IRIS_LLM_URL', { IRIS_LLM_MODEL }],
  ['IRIS_LLM_URL', { IRIS_LLM_KEY }],
])('names %s where half a model is set: %j, and shows no key', (name, settings) => {
  expect(() => assertModelComplete(settings)).toThrow(
    new RegExp(`^${name}: got nothing, (?!.*secret-key).+$`),
  );
});
