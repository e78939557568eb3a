import { both, either } from '../wording.ts';
import { type Days, EVERY_DAY, isSame, MONTHS, WEEKDAYS, WORKING_DAYS } from './calendar.ts';
import type { Cron } from './cron.ts';
import { type DayTime, showTime } from './day-times.ts';
import { DAY_MINUTES, type Schedule, timesOf } from './schedule.ts';

/** More times of a day than these are not listed. */
const MOST_TIMES = 6;

/** In words: "every weekday at 08:00, Kyiv time", "every 15 minutes from 09:00 to 17:00 on Mondays, UTC". */
export const describeSchedule = (schedule: Schedule, zone: string): string =>
  `${scheduleInWords(schedule)}, ${describeZone(zone)}`;

/** "Kyiv time", "New York time", "UTC+2", "UTC". */
export function describeZone(zone: string): string {
  const [, sign, hours] = /^Etc\/GMT([+-])(\d+)$/.exec(zone) ?? [];
  if (hours) return `UTC${sign === '+' ? '−' : '+'}${hours}`;
  return zone === 'UTC' ? zone : `${cityOf(zone)} time`;
}

/** What people call a zone: the city it is named after. */
export const cityOf = (zone: string): string => zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');

function scheduleInWords(schedule: Schedule): string {
  const times = timesOf(schedule);
  const step = schedule.kind === 'times' ? undefined : stepOf(times);
  const days = schedule.kind === 'cron' ? cronDays(schedule.cron) : schedule.days;
  if (step === undefined) return `${typeof days === 'string' ? days : everyDays(days)} ${atTimes(times)}`;
  const interval = intervalInWords(step, times);
  if (typeof days === 'string') return `${interval} ${days}`;
  return days.length === EVERY_DAY.length ? interval : `${interval} on ${daysInWords(days)}`;
}

/** "every weekday", "every Monday and Thursday". */
function everyDays(days: Days): string {
  if (days.length === EVERY_DAY.length) return 'every day';
  if (isSame(days, WORKING_DAYS)) return 'every weekday';
  return `every ${both(days.map(nameDay))}`;
}

/** "weekdays", "Mondays and Thursdays". */
const daysInWords = (days: Days): string =>
  isSame(days, WORKING_DAYS) ? 'weekdays' : both(days.map((day) => `${nameDay(day)}s`));

const nameDay = (day: number): string => WEEKDAYS[day - 1] as string;

const atTimes = (times: readonly DayTime[]): string =>
  times.length <= MOST_TIMES
    ? `at ${both(times.map(showTime))}`
    : `${times.length} times a day from ${showTime(times[0] as DayTime)} to ${showTime(times.at(-1) as DayTime)}`;

/** The minutes between times that are equally far apart, round midnight where they go on there; at least three. */
function stepOf(times: readonly DayTime[]): number | undefined {
  const gaps = times.map((time, place) => (times[place + 1] ?? (times[0] as DayTime) + DAY_MINUTES) - time);
  const step = Math.min(...gaps);
  return times.length > 2 && gaps.filter((gap) => gap !== step).length <= 1 ? step : undefined;
}

/** "every hour", "every 15 minutes from 09:00 to 17:45"; a run past midnight begins after its one long gap. */
function intervalInWords(step: number, times: readonly DayTime[]): string {
  const every =
    step === 60
      ? 'every hour'
      : step % 60 === 0
        ? `every ${step / 60} hours`
        : step === 1
          ? 'every minute'
          : `every ${step} minutes`;
  const next = (place: number): DayTime => times[(place + 1) % times.length] as DayTime;
  const end = times.findIndex((time, place) => (next(place) - time + DAY_MINUTES) % DAY_MINUTES !== step);
  const allDay = end < 0;
  if (allDay && times[0] === 0) return every;
  if (allDay) return `${every} from ${showTime(times[0] as DayTime)} on`;
  return `${every} from ${showTime(next(end))} to ${showTime(times[end] as DayTime)}`;
}

/** Days of the week alone, or in words: "on the 1st of every month", "every Monday in January and July". */
function cronDays({ monthDays, months, weekdays, days }: Cron): Days | string {
  const named = both(months.map((month) => MONTHS[month - 1] as string));
  const [inMonths, ofMonths] =
    months.length === MONTHS.length ? ['', ' of every month'] : [` in ${named}`, ` of ${named}`];
  const [anyDate, anyDay] = [monthDays.length === 31, weekdays.length === EVERY_DAY.length];
  const dates = `on the ${both(monthDays.map(ordinal))}${ofMonths}`;
  // Where either is enough, one that lets every day through makes it every day.
  if (days === 'either' ? anyDate || anyDay : anyDate) {
    const each = days === 'either' ? EVERY_DAY : weekdays;
    return inMonths === '' ? each : `${everyDays(each)}${inMonths}`;
  }
  if (days === 'either') return `${dates} and ${everyDays(weekdays)}${inMonths}`;
  return anyDay ? dates : `${dates} where it is a ${either(weekdays.map(nameDay))}`;
}

const ENDINGS = new Map([
  [1, 'st'],
  [2, 'nd'],
  [3, 'rd'],
]);

const ordinal = (day: number): string => `${day}${((day < 11 || day > 13) && ENDINGS.get(day % 10)) || 'th'}`;
