import { describe, expect, it } from 'vitest';
import { wordingText } from './draft-wording.ts';

const model = { name: 'small-2', time_limit_ms: 10_000, rest_ms: 30_000 };

describe('who words drafts', () => {
  it('is said to be Iris itself where the server has no model, also if one is allowed', () => {
    const none = wordingText({ external_model: false, model: null });
    expect(none).toMatch(/^Iris itself words drafts: this server has no model\..*IRIS_LLM_URL/);
    expect(wordingText({ external_model: true, model: null })).toMatch(/no model, though one is allowed\./);
  });

  it('is said to be Iris itself where the server’s model isn’t allowed, which is named', () => {
    expect(wordingText({ external_model: false, model })).toMatch(/^Iris itself .*“small-2”, .*sent nothing/);
  });

  it('is said to be the model, and what happens when that is too slow', () => {
    expect(wordingText({ external_model: true, model })).toMatch(
      /^The model “small-2” words drafts\..*within 10 seconds.*Iris itself.*30 seconds after/,
    );
  });
});
