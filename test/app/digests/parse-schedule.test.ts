import { describe, expect, it } from 'vitest';
import { parseSchedule } from '../../../src/app/digests/parse-schedule.ts';
import { nameSchedule } from '../../../src/app/digests/schedule.ts';

function named(text: string): string {
  const read = parseSchedule(text);
  return 'reason' in read ? `not read: ${read.reason}` : nameSchedule(read);
}

describe('a schedule as people type it', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['weekdays 8:00', 'weekdays 8:00'],
    ['daily', 'daily 8:00'],
    ['weekdays', 'weekdays 8:00'],
    ['8:00', 'daily 8:00'],
    ['every day at 8am', 'daily 8:00'],
    ['every morning', 'daily 8:00'],
    ['every weekday morning at 8:15', 'weekdays 8:15'],
    ['every evening', 'daily 18:00'],
    ['every evening at 7', 'daily 19:00'],
    ['daily @ 8:00', 'daily 8:00'],
    ['8:00 weekdays 18:00', 'weekdays 8:00,18:00'],
    ['weekly on monday at 9', 'mon 9:00'],
    ['once a week on friday', 'fri 8:00'],
    ['every hour on the hour', 'hourly'],
    ['every quarter of an hour', 'every 15 minutes'],
    ['every 3 hours from 6:00', 'every 3 hours 6:00-23:59'],
    ['every minute', 'every minute'],
    ['0 8 29 2 mon', 'cron 0 8 29 2 mon'],
    ['12am and 12pm', 'daily 0:00,12:00'],
    ['noon', 'daily 12:00'],
    ['8.30 and 18h05 daily', 'daily 8:30,18:05'],
    ['0730', 'daily 7:30'],
    ['Mon-Fri 08:00', 'weekdays 8:00'],
    ['monday to friday at 8 a.m.', 'weekdays 8:00'],
    ['mon, thu 7:30', 'mon,thu 7:30'],
    ['THURSDAYS & Mondays, 7:30', 'mon,thu 7:30'],
    ['Tue/Thurs 9', 'tue,thu 9:00'],
    ['every monday and wednesday at 9 pm', 'mon,wed 21:00'],
    ['Fri–Mon 20:15', 'mon,fri,sat,sun 20:15'],
    ['daily Mo-Fr 9', 'weekdays 9:00'],
    ['once a day at 9', 'daily 9:00'],
    ['working days 9', 'weekdays 9:00'],
    ['weekends 10h', 'weekends 10:00'],
    ['sat sun 10', 'weekends 10:00'],
    ['hourly', 'hourly'],
    ['every hour', 'hourly'],
    ['hourly 9-18', 'hourly 9-18'],
    ['weekdays hourly from 9am to 6pm', 'weekdays hourly 9-18'],
    ['hourly 9:30-17:30', 'hourly 9:30-17:30'],
    ['hourly 22-2', 'hourly 22-2'],
    ['hourly 0-24', 'hourly'],
    ['*/15', 'every 15 minutes'],
    ['every 15 min between 9 and 12 on weekdays', 'weekdays every 15 minutes 9-12'],
    ['every half hour', 'every 30 minutes'],
    ['every 2h 8-20', 'every 2 hours 8-20'],
    ['each two hours', 'every 2 hours'],
    ['every 90 minutes 9-18', 'every 90 minutes 9-18'],
    ['1st of the month at 9:00', 'cron 0 9 1 * *'],
    ['monthly on the 1st and 15th at 8:00 and 18:00', 'cron 0 8,18 1,15 * *'],
    ['every month', 'cron 0 8 1 * *'],
    ['cron 0 8 1 * *', 'cron 0 8 1 * *'],
    ['`0  8 * * MON-FRI`', 'cron 0 8 * * mon-fri'],
    ['cron: */15 9-17 * jan,jul 1-5', 'cron */15 9-17 * jan,jul 1-5'],
    ['0 8 1 1 1', 'cron 0 8 1 1 1'],
    ['@weekly', 'cron 0 0 * * 0'],
  ];

  it.each(cases)('%j is %j', (text, name) => {
    expect(named(text)).toBe(name);
  });

  it.each(cases)('%j is read again from its name', (text) => {
    const once = parseSchedule(text);

    expect('reason' in once || parseSchedule(nameSchedule(once))).toEqual(once);
  });
});

describe('what is no schedule', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['', 'When? Use for example daily 8:00'],
    ['weekdays 25:00', '“25:00” is not a time of day. Times go from 0:00 to 23:59'],
    ['weekdays 8:60', '“8:60” is not a time of day.'],
    ['daily 13pm', '“13pm” is not a time of day.'],
    ['daily 24:00', '“24:00” is not a time of day.'],
    ['hourly 9-25', '“25” is not a time of day.'],
    ['fortnightly mon 8:00', "“fortnightly” can't be said"],
    ['every other day', "“other” can't be said"],
    ['every 2 weeks on monday', "“every 2 weeks” can't be said"],
    ['someday 8:00', '“someday” is not part of a schedule I know.'],
    ['weekdays 9-18', 'How often between the two times?'],
    ['hourly 9', 'From when to when?'],
    ['mon-thu 8:00, fri 7:30', 'Different times on different days are different digests'],
    ['every weekday at 8 and every saturday at 10', 'Different times on different days'],
    ['weekly', 'On which day of the week?'],
    ['every 7 minutes', 'Every 7 minutes does not divide a day evenly.'],
    ['every 0 minutes', '“Every 0 minutes” is not a schedule.'],
    ['mon daily 8:00', 'Every day, or not?'],
    ['we 8:00', '“we” is not part of a schedule I know.'],
    ['every 36 hours', 'The longest interval is 12 hours.'],
    ['mondays on the 1st', 'A day of the month goes with times of day only'],
    ['monthly 8:00 and 18:30', 'at the same minute of the hour'],
    ['31st of the month 25:00', '“25:00” is not a time of day.'],
    ['0 8 30 2 *', 'cron 0 8 30 2 * never comes: February has no day 30.'],
    ['cron 0 0 31 4,6,9,11 *', 'never comes: April and June and September and November have no day 31.'],
    ['cron 0 25 * * *', '“25” is no hour of a cron expression: 0 to 23'],
    ['cron 0 8 * * 8', '“8” is no day of the week of a cron expression: 0 to 7, or Sun to Sat,'],
    ['cron 0 8 L * *', '“l” is no day of the month'],
    ['cron */0 * * * *', '“*/0” is no minute'],
    ['cron 0 18-9 * * *', 'In “18-9” the hour runs backwards.'],
    ['0 0 8 * * *', 'A cron expression has five fields here, without seconds'],
    ['0 8 * *', 'A cron expression has five fields, not 4'],
    ['@reboot', 'There is no @reboot. There are @hourly'],
  ];

  it.each(cases)('%j is met with a reason', (text, reason) => {
    expect(parseSchedule(text)).toEqual({ reason: expect.stringContaining(reason) });
  });

  it('is a line of 1 MB, told in no time', () => {
    const before = process.cpuUsage();

    const read = parseSchedule('every 1 '.repeat(130_000));

    expect(read).toEqual({ reason: expect.stringContaining('That is too long for a schedule.') });
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(500);
  });
});
