import { exactTime } from '../../state/times.ts';

/**
 * Says a row's time exactly once somebody points at it. To say it of every row would need a formatter before the first
 * one is drawn, which takes longer than all of them.
 */
export function sayExactly(event: Event): void {
  const time = event.composedPath().find((part) => part instanceof HTMLTimeElement);
  if (time === undefined) return;
  const words = exactTime(Date.parse(time.dateTime));
  time.title = time.matches('.warm, .hot') ? `Waiting since ${words}` : words;
}
