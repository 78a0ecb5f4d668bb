import { locale } from '.';
import type { StatedTime } from '../api/generated';

/** A stated time, taken apart. The clock is read in the zone that the source states, never in another one. */
interface Stated {
  /** The stated clock as if it stood in UTC, so that formatting leaves it alone. */
  clock: Date;
  exact: boolean;
  /** The distance from UTC as it is written, `+01:00`; null for a date alone. */
  offset: string | null;
}

function take(stated: StatedTime): Stated | null {
  const parts = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/.exec(stated);
  if (parts === null) return null;
  const [, day, time, zone] = parts;
  const clock = new Date(`${day}T${time ?? '00:00'}:00Z`);
  if (Number.isNaN(clock.getTime())) return null;
  return {
    clock,
    exact: time !== undefined,
    offset: zone === undefined ? null : zone === 'Z' ? '+00:00' : zone,
  };
}

/** What several times have to name so that they can be told apart; what they share is said once above them. */
export interface TimeStyle {
  zone: boolean;
  year: boolean;
}

/** The style for times that stand side by side. */
export function timeStyle(times: readonly (StatedTime | null)[]): TimeStyle {
  const taken = times.flatMap((time) => (time === null ? [] : (take(time) ?? [])));
  const differ = (parts: (string | null)[]): boolean =>
    new Set(parts.filter((part) => part !== null)).size > 1;
  return {
    zone: differ(taken.map((time) => time.offset)),
    year: differ(taken.map((time) => String(time.clock.getUTCFullYear()))),
  };
}

/** A time as exact as it is stated: "Tue 22 Oct, 18:04", with "UTC+1" and the year where the style asks for them. */
export function statedTime(stated: StatedTime, style: TimeStyle): string {
  const time = take(stated);
  if (time === null) return stated;
  const format = new Intl.DateTimeFormat(locale(), {
    timeZone: 'UTC',
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(style.year ? { year: 'numeric' } : {}),
    ...(time.exact ? { hour: '2-digit', minute: '2-digit' } : {}),
  });
  const said = format.format(time.clock);
  return style.zone && time.offset !== null ? `${said} ${zoneName(time.offset)}` : said;
}

/** From the first day to the last: "22 – 23 October 2024". */
export function statedDays(first: StatedTime, last: StatedTime): string {
  const from = take(first);
  const to = take(last);
  const format = new Intl.DateTimeFormat(locale(), { timeZone: 'UTC', dateStyle: 'long' });
  if (from === null || to === null) return first;
  return from.clock <= to.clock ? format.formatRange(from.clock, to.clock) : format.format(from.clock);
}

/** `+01:00` as "UTC+1". */
function zoneName(offset: string): string {
  const [hours = '', minutes = ''] = offset.slice(1).split(':');
  const sign = offset.startsWith('-') ? '−' : '+';
  const short = `${Number(hours)}${minutes === '00' ? '' : `:${minutes}`}`;
  return short === '0' ? 'UTC' : `UTC${sign}${short}`;
}

/** Whether an instant lies on the day that a clock shows. */
export function isToday(instant: string, now: Date): boolean {
  const then = new Date(instant);
  return (
    then.getFullYear() === now.getFullYear() &&
    then.getMonth() === now.getMonth() &&
    then.getDate() === now.getDate()
  );
}
