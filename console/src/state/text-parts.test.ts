import { describe, expect, it } from 'vitest';
import { isOnlyEmoji, textParts } from './text-parts.ts';

const links = (content: string) =>
  textParts(content).flatMap((part) => (part.kind === 'link' ? [[part.text, part.href]] : []));

describe('the parts of a message', () => {
  it.each([
    ['https://a.example/x?y=1#z', 'https://a.example/x?y=1#z'],
    ['http://a.example', 'http://a.example'],
    ['mailto:jo@a.example', 'mailto:jo@a.example'],
    ['jo+x@a.example', 'mailto:jo+x@a.example'],
  ])('link %s', (content, href) => {
    expect(links(`see ${content} there`)).toEqual([[content, href]]);
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,<script>',
    'ftp://a.example/x',
    'https:// nothing',
    'a@b',
    'vbscript:x',
  ])('never link %s', (content) => {
    expect(links(content)).toEqual([]);
  });

  it.each([
    ['See https://a.example.', 'https://a.example'],
    ['(https://a.example/x)', 'https://a.example/x'],
    ['“https://a.example/x”?', 'https://a.example/x'],
    ['https://a.example/x_(y)', 'https://a.example/x_(y)'],
    ['<https://a.example>', 'https://a.example'],
  ])('leave punctuation to the sentence: %s', (content, href) => {
    expect(links(content)).toEqual([[href, href]]);
  });

  it.each(['', 'words', 'a https://x.example b jo@y.example.', '<b>https://x.example</b>', 'https://'])(
    'lose nothing of "%s"',
    (content) => {
      expect(
        textParts(content)
          .map(({ text }) => text)
          .join(''),
      ).toBe(content);
    },
  );
});

describe('only emoji', () => {
  it.each(['👍', '👩‍👩‍👧 🎉', '❤️', '5️⃣', 'ℹ️', '👋🏽', '🇩🇪', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', '❤️‍🔥', '🧑🏿‍🚀'])('is %s', (content) =>
    expect(isOnlyEmoji(content)).toBe(true),
  );
  it.each(['', '5', '12', '#', '©', '🇩', '👍 ok', '👍👍👍👍'])('is not "%s"', (content) =>
    expect(isOnlyEmoji(content)).toBe(false),
  );
});
