import { expect, it } from 'vitest';
import { ManualClock } from '../manual-clock.ts';
import { gatheredLines } from './gathered-lines.ts';

function gathering() {
  const clock = new ManualClock();
  const written: string[] = [];
  const lines = gatheredLines({ write: (text) => void written.push(text) }, clock);
  return { clock, written, lines };
}

it('hands lines on together, in their order, 20 ms after the first', () => {
  const { clock, written, lines } = gathering();
  lines.write('1\n');
  clock.advance(19);
  lines.write('2\n');
  expect(written).toEqual([]);
  clock.advance(1);
  expect(written).toEqual(['1\n2\n']);
  lines.write('3\n');
  clock.advance(20);
  expect(written).toEqual(['1\n2\n', '3\n']);
});

it('does not wait once there is enough', () => {
  const { clock, written, lines } = gathering();
  const long = `${'x'.repeat(10_000)}\n`;
  lines.write(long);
  lines.write(long);
  expect(written).toEqual([long + long]);
  expect(clock.pending).toBe(0);
});
