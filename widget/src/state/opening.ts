import type { WidgetConfig } from '@iris/contract';

type BusinessHours = NonNullable<WidgetConfig['business_hours']>;

const minutesOfDay = 24 * 60;
const minutesOfWeek = 7 * minutesOfDay;
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Minutes since Monday 0:00 in the team's time zone. */
function minuteOfWeek(now: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    weekday: 'short',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  });
  const parts = new Map(format.formatToParts(now).map(({ type, value }) => [type, value]));
  const day = weekdays.indexOf(parts.get('weekday') ?? '');
  return day * minutesOfDay + Number(parts.get('hour')) * 60 + Number(parts.get('minute'));
}

function minuteOf(day: number, time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return (day - 1) * minutesOfDay + hours * 60 + minutes;
}

/**
 * When a team that is closed now opens again, in milliseconds since the epoch; null while it is open, or when
 * it never is. A change of summer time within the days between shifts the answer by an hour.
 */
export function opensAt({ time_zone, hours }: BusinessHours, now: number): number | null {
  const minute = minuteOfWeek(now, time_zone);
  const after = (moment: number) => (moment - minute + minutesOfWeek) % minutesOfWeek;
  const waits = hours.map(({ day, open, close }) => {
    const from = minuteOf(day, open);
    // Closing before opening means the next morning; the same time means a whole day.
    const lasts = (minuteOf(day, close) - from + minutesOfDay) % minutesOfDay || minutesOfDay;
    const isOpen = (minute - from + minutesOfWeek) % minutesOfWeek < lasts;
    return isOpen ? 0 : after(from);
  });
  const wait = Math.min(...waits);
  if (wait === 0 || !Number.isFinite(wait)) return null;
  return Math.floor(now / 60_000) * 60_000 + wait * 60_000;
}
