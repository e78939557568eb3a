import { describe, expect, it } from 'vitest';
import { describeSchedule } from '../../../src/app/digests/describe-schedule.ts';
import { parseSchedule } from '../../../src/app/digests/parse-schedule.ts';
import type { Schedule } from '../../../src/app/digests/schedule.ts';
import { outlookOf } from '../../../src/app/digests/schedule-outlook.ts';

function schedule(text: string): Schedule {
  const read = parseSchedule(text);
  if ('reason' in read) throw new Error(read.reason);
  return read;
}

describe('a schedule in words', () => {
  it.each([
    ['weekdays 8:00', 'every weekday at 08:00'],
    ['daily 8:00,18:00', 'every day at 08:00 and 18:00'],
    ['mon,thu 7:30', 'every Monday and Thursday at 07:30'],
    ['weekends 10:00', 'every Saturday and Sunday at 10:00'],
    ['daily 1,2,3,4,5,6,7,8', 'every day 8 times a day from 01:00 to 08:00'],
    ['hourly', 'every hour'],
    ['hourly 9-18', 'every hour from 09:00 to 18:00'],
    ['hourly 22-2', 'every hour from 22:00 to 02:00'],
    ['weekdays every 30 minutes 9-12', 'every 30 minutes from 09:00 to 12:00 on weekdays'],
    ['every 2 hours', 'every 2 hours'],
    ['0 8 1 * *', 'on the 1st of every month at 08:00'],
    ['0 8 2,11,23 1,7 *', 'on the 2nd, 11th and 23rd of January and July at 08:00'],
    ['0 8 * * 1-5', 'every weekday at 08:00'],
    ['0 8 * jan mon', 'every Monday in January at 08:00'],
    ['*/15 9-17 * * mon', 'every 15 minutes from 09:00 to 17:45 on Mondays'],
    ['30 * * * *', 'every hour from 00:30 on'],
    ['* * * * *', 'every minute'],
    ['0 8 13 * fri', 'on the 13th of every month and every Friday at 08:00'],
    ['0 8 */20 * mon', 'on the 1st and 21st of every month where it is a Monday at 08:00'],
    ['0 8 1-31 * mon', 'every day at 08:00'],
  ])('%j', (text, words) => {
    expect(describeSchedule(schedule(text), 'Europe/Kyiv')).toBe(`${words}, Kyiv time`);
  });

  it.each([
    ['America/New_York', 'New York time'],
    ['America/Argentina/Buenos_Aires', 'Buenos Aires time'],
    ['Etc/GMT-2', 'UTC+2'],
    ['UTC', 'UTC'],
  ])('names %s %s', (zone, words) => {
    expect(describeSchedule(schedule('daily 8:00'), zone)).toBe(`every day at 08:00, ${words}`);
  });
});

describe('what is told of a schedule before it begins', () => {
  it('is what was understood, and the next five posts', () => {
    const outlook = outlookOf(schedule('mon,thu 7:30'), 'Asia/Kolkata', new Date('2026-05-11T09:00Z'));

    expect(outlook).toEqual({
      understood: 'Every Monday and Thursday at 07:30, Kolkata time.',
      posts: ['Thu 14 May 07:30', 'Mon 18 May 07:30', 'Thu 21 May 07:30', 'Mon 25 May 07:30', 'Thu 28 May 07:30'],
      changes: [],
    });
  });

  it('names the year where it is another', () => {
    const outlook = outlookOf(schedule('0 8 29 2 *'), 'UTC', new Date('2026-05-11T09:00Z'));

    expect(outlook.posts[0]).toBe('Tue 29 February 2028 08:00');
  });

  it('shows the change of the clock among the posts', () => {
    const outlook = outlookOf(schedule('weekdays 8:00'), 'Europe/Kyiv', new Date('2026-10-22T09:00Z'));

    expect(outlook.posts.slice(0, 2)).toEqual(['Fri 23 October 08:00 (UTC+3)', 'Mon 26 October 08:00 (UTC+2)']);
    expect(outlook.changes).toEqual([
      'The clock in Kyiv goes back by an hour on Sunday 25 October, from UTC+3 to UTC+2.',
    ]);
  });

  it('says what becomes of a post at a time that is left out', () => {
    const outlook = outlookOf(schedule('daily 2:15'), 'Australia/Lord_Howe', new Date('2026-10-01T09:00Z'));

    expect(outlook.posts[2]).toBe('Sun 4 October 02:30 (UTC+11)');
    expect(outlook.changes).toEqual([
      'The clock in Lord Howe goes forward by 30 minutes on Sunday 4 October, from UTC+10:30 to UTC+11.',
      'The clock does not show 02:15 on that day: the post comes at 02:30.',
    ]);
  });

  it('says what becomes of a post at a time that comes twice', () => {
    const outlook = outlookOf(schedule('sun 1:30'), 'America/New_York', new Date('2026-10-29T09:00Z'));

    expect(outlook.posts[0]).toBe('Sun 1 November 01:30 (UTC−4)');
    expect(outlook.changes[1]).toBe('The clock shows 01:30 twice on that day: the post comes the first time.');
  });

  it('tells of a change within two weeks, though the five posts come before it', () => {
    const outlook = outlookOf(schedule('*/15'), 'Europe/London', new Date('2026-03-20T09:00Z'));

    expect(outlook.changes).toEqual([
      'The clock in London goes forward by an hour on Sunday 29 March, from UTC to UTC+1.',
      'The first post after it: Sun 29 March 02:00 (UTC+1).',
    ]);
  });
});
