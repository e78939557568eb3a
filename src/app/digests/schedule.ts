import { type Days, EVERY_DAY, nameDays } from './calendar.ts';
import type { Cron } from './cron.ts';
import { type DayTime, nameTime } from './day-times.ts';

/** When a digest is due, in local time of a zone named elsewhere. */
export type Schedule =
  /** At these times of these days; both ascending. */
  | { readonly kind: 'times'; readonly days: Days; readonly times: readonly DayTime[] }
  /** Every `minutes` from one time to another, both included, past midnight where `to` is the smaller. */
  | {
      readonly kind: 'every';
      readonly days: Days;
      readonly minutes: number;
      readonly from: DayTime;
      readonly to: DayTime;
    }
  | { readonly kind: 'cron'; readonly cron: Cron };

export const DAY_MINUTES = 1440;
export const LAST_MINUTE: DayTime = DAY_MINUTES - 1;

/** As people can type it, the same for all that mean the same: `weekdays 8:00`, `hourly 9-18`, `cron 0 8 1 * *`. */
export function nameSchedule(schedule: Schedule): string {
  switch (schedule.kind) {
    case 'times':
      return `${nameDays(schedule.days)} ${schedule.times.map(nameTime).join(',')}`;
    case 'every':
      return [
        ...(schedule.days.length < EVERY_DAY.length ? [nameDays(schedule.days)] : []),
        nameInterval(schedule.minutes),
        ...(isAllDay(schedule) ? [] : [nameWindow(schedule.from, schedule.to)]),
      ].join(' ');
    case 'cron':
      return `cron ${schedule.cron.text}`;
  }
}

function nameInterval(minutes: number): string {
  if (minutes === 60) return 'hourly';
  if (minutes === 1) return 'every minute';
  return minutes % 60 === 0 ? `every ${minutes / 60} hours` : `every ${minutes} minutes`;
}

function nameWindow(from: DayTime, to: DayTime): string {
  const wholeHours = from % 60 === 0 && to % 60 === 0;
  return wholeHours ? `${from / 60}-${to / 60}` : `${nameTime(from)}-${nameTime(to)}`;
}

const isAllDay = ({ from, to }: { readonly from: DayTime; readonly to: DayTime }): boolean =>
  from === 0 && to === LAST_MINUTE;

/** The times of a day at which a schedule comes, ascending. */
export function timesOf(schedule: Schedule): readonly DayTime[] {
  switch (schedule.kind) {
    case 'times':
      return schedule.times;
    case 'every': {
      const { from, to, minutes } = schedule;
      const length = (to - from + DAY_MINUTES) % DAY_MINUTES;
      const times = Array.from({ length: Math.floor(length / minutes) + 1 }, (_, step) => from + step * minutes);
      return times.map((time) => time % DAY_MINUTES).sort((a, b) => a - b);
    }
    case 'cron':
      return schedule.cron.hours.flatMap((hour) => schedule.cron.minutes.map((minute) => hour * 60 + minute));
  }
}
