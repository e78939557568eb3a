import { type Days, EVERY_DAY } from './calendar.ts';
import { parseCron } from './cron.ts';
import type { DayTime } from './day-times.ts';
import type { Misread } from './misread.ts';
import { DAY_MINUTES, LAST_MINUTE, type Schedule } from './schedule.ts';
import { HOW_OFTEN, type NamedTimes, readScheduleWords, SCHEDULE_HINT, type Window } from './schedule-words.ts';

export const SCHEDULE_LENGTH = 200;
/** Of a schedule that names days and no time. */
const USUAL_TIME: DayTime = 8 * 60;
const NOON: DayTime = 12 * 60;
const LONGEST_INTERVAL = 12 * 60;

/** Reads `weekdays 8:00`, `mon and thu at 7:30 am`, `hourly 9-18`, `every 15 minutes`, `cron 0 8 1 * *` and the like. */
export function parseSchedule(typed: string): Schedule | Misread {
  if (typed.length > SCHEDULE_LENGTH) return { reason: `That is too long for a schedule. ${SCHEDULE_HINT}` };
  const text = typed
    .normalize('NFKC')
    .replace(/[`"“”„«»]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
  if (text === '') return { reason: `When? ${SCHEDULE_HINT}` };
  const cron = /^(?:cron:? ?)(.*)$/.exec(text)?.[1] ?? (isCron(text) ? text : undefined);
  if (cron !== undefined) {
    const read = parseCron(cron);
    return 'reason' in read ? read : { kind: 'cron', cron: read };
  }
  const named = readScheduleWords(text);
  return 'reason' in named ? named : scheduleOf(named);
}

/** Told from a list of times by a `*`, or by being five fields exactly; too many or few of them are read as cron to say so. */
function isCron(text: string): boolean {
  if (text.startsWith('@')) return true;
  const fields = text.split(' ');
  const numeric = fields.findIndex((field) => !/^[\d*?,/-]+$/.test(field));
  if (fields.length < 4 || fields.length > 7 || (numeric >= 0 && numeric < 2)) return false;
  return fields.some((field) => /^[*?]/.test(field)) || (fields.length === 5 && (numeric < 0 || numeric === 4));
}

function scheduleOf(read: NamedTimes): Schedule | Misread {
  const named = { ...read, times: exactTimes(read) };
  const { times, monthDays, monthly, interval, window } = named;
  if (named.weekly && named.days.length === 0) return { reason: 'On which day of the week? For example mon 8:00.' };
  if (monthly || monthDays.length > 0) return monthlyOf(named);
  const days = named.days.length > 0 ? named.days : EVERY_DAY;
  if (interval !== undefined) {
    if (times.length > 0) return { reason: `From when to when? For example hourly 9-18.` };
    return intervalOf(days, interval, window);
  }
  if (window) return { reason: HOW_OFTEN };
  if (times.length === 0 && named.days.length === 0) return { reason: `When? ${SCHEDULE_HINT}` };
  return { kind: 'times', days, times: times.length > 0 ? ascending(times) : [USUAL_TIME] };
}

const PARTS = { morning: USUAL_TIME, evening: 18 * 60 } as const;

/** `every evening at 7` is at 19:00, `every evening` at 18:00. */
function exactTimes({ times, part }: NamedTimes): readonly DayTime[] {
  if (part === undefined) return times;
  if (times.length === 0) return [PARTS[part]];
  return part === 'evening' ? times.map((time) => (time < NOON ? time + NOON : time)) : times;
}

function intervalOf(days: Days, minutes: number, window: Window | undefined): Schedule | Misread {
  if (minutes === 0) return { reason: `“Every 0 minutes” is not a schedule. ${SCHEDULE_HINT}` };
  if (minutes > LONGEST_INTERVAL) return { reason: 'The longest interval is 12 hours. For once a day: daily 8:00.' };
  if (!window && DAY_MINUTES % minutes !== 0) {
    return {
      reason: `Every ${minutes} minutes does not divide a day evenly. Use 5, 10, 15, 20 or 30 minutes, or 1, 2, 3, 4, 6, 8 or 12 hours, or say from when to when.`,
    };
  }
  const { from, to } = window ?? { from: 0, to: LAST_MINUTE };
  const allDay = from === 0 && to + minutes > LAST_MINUTE;
  return { kind: 'every', days, minutes, from, to: allDay ? LAST_MINUTE : to };
}

/** Days of the month are what cron is for. */
function monthlyOf({ days, times, monthDays, interval, window }: NamedTimes): Schedule | Misread {
  if (days.length > 0 || interval !== undefined || window) {
    return {
      reason: 'A day of the month goes with times of day only: monthly on the 1st at 9:00, or a cron expression.',
    };
  }
  const at = times.length > 0 ? ascending(times) : [USUAL_TIME];
  const minutes = ascending(at.map((time) => time % 60));
  if (minutes.length > 1) {
    return { reason: 'Times on a day of the month must be at the same minute of the hour, like 8:00 and 18:00.' };
  }
  const hours = at.map((time) => Math.floor(time / 60));
  const read = parseCron(`${minutes[0]} ${hours.join()} ${ascending(monthDays).join() || '1'} * *`);
  return 'reason' in read ? read : { kind: 'cron', cron: read };
}

const ascending = (values: readonly number[]): readonly number[] => [...new Set(values)].sort((a, b) => a - b);
