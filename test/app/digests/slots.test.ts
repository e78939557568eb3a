import { describe, expect, it } from 'vitest';
import { parseSchedule } from '../../../src/app/digests/parse-schedule.ts';
import type { Schedule } from '../../../src/app/digests/schedule.ts';
import { nextSlots, slotsBetween } from '../../../src/app/digests/slots.ts';

const DAY = 86_400_000;

function schedule(text: string): Schedule {
  const read = parseSchedule(text);
  if ('reason' in read) throw new Error(read.reason);
  return read;
}

/** The slots whose local date is in a year. */
function yearOf(year: number, text: string, zone: string): readonly Date[] {
  const [from, until] = [new Date(Date.UTC(year - 1, 11, 30)), new Date(Date.UTC(year + 1, 0, 3))];
  return slotsBetween(schedule(text), zone, from, until)
    .filter(({ key }) => key.startsWith(`${year}-`))
    .map(({ at }) => at);
}

/** Instants a day apart: the first and how many, run by run. */
const days = (...runs: readonly (readonly [string, number])[]): readonly Date[] =>
  runs.flatMap(([first, count]) => Array.from({ length: count }, (_, day) => new Date(Date.parse(first) + day * DAY)));

describe('a year of daily slots', () => {
  const years: readonly (readonly [string, string, number, readonly (readonly [string, number])[]])[] = [
    // Forward 29 March 03:00, back 25 October 04:00. 03:30 is skipped once, shown twice once.
    [
      'Europe/Kyiv',
      'daily 3:30',
      2026,
      [
        ['2026-01-01T01:30Z', 87],
        ['2026-03-29T01:00Z', 1],
        ['2026-03-30T00:30Z', 210],
        ['2026-10-26T01:30Z', 67],
      ],
    ],
    [
      'Europe/Kyiv',
      'daily 8:00',
      2026,
      [
        ['2026-01-01T06:00Z', 87],
        ['2026-03-29T05:00Z', 210],
        ['2026-10-25T06:00Z', 68],
      ],
    ],
    // Forward 8 March 02:00, back 1 November 02:00.
    [
      'America/New_York',
      'daily 2:30',
      2026,
      [
        ['2026-01-01T07:30Z', 66],
        ['2026-03-08T07:00Z', 1],
        ['2026-03-09T06:30Z', 237],
        ['2026-11-01T07:30Z', 61],
      ],
    ],
    [
      'America/New_York',
      'daily 1:30',
      2026,
      [
        ['2026-01-01T06:30Z', 67],
        ['2026-03-09T05:30Z', 238],
        ['2026-11-02T06:30Z', 60],
      ],
    ],
    // Forward 29 March 01:00, back 25 October 02:00.
    [
      'Europe/London',
      'daily 1:30',
      2026,
      [
        ['2026-01-01T01:30Z', 87],
        ['2026-03-29T01:00Z', 1],
        ['2026-03-30T00:30Z', 210],
        ['2026-10-26T01:30Z', 67],
      ],
    ],
    // By half an hour: back 5 April 02:00, forward 4 October 02:00.
    [
      'Australia/Lord_Howe',
      'daily 1:45',
      2026,
      [
        ['2025-12-31T14:45Z', 95],
        ['2026-04-05T15:15Z', 182],
        ['2026-10-04T14:45Z', 88],
      ],
    ],
    [
      'Australia/Lord_Howe',
      'daily 2:15',
      2026,
      [
        ['2025-12-31T15:15Z', 94],
        ['2026-04-04T15:45Z', 182],
        ['2026-10-03T15:30Z', 1],
        ['2026-10-04T15:15Z', 88],
      ],
    ],
    // Around Ramadan: back 23 February 03:00, forward 6 April 02:00. Years to come are told otherwise by newer zone data.
    [
      'Africa/Casablanca',
      'daily 2:30',
      2025,
      [
        ['2025-01-01T01:30Z', 54],
        ['2025-02-24T02:30Z', 41],
        ['2025-04-06T02:00Z', 1],
        ['2025-04-07T01:30Z', 269],
      ],
    ],
    ['Pacific/Apia', 'daily 3:30', 2026, [['2025-12-31T14:30Z', 365]]],
    // Back 2 April 04:00, forward 24 September 03:00, and 30 December left out to change sides of the date line.
    [
      'Pacific/Apia',
      'daily 8:00',
      2011,
      [
        ['2011-01-01T18:00Z', 91],
        ['2011-04-02T19:00Z', 175],
        ['2011-09-24T18:00Z', 98],
      ],
    ],
    ['UTC', 'daily 3:30', 2026, [['2026-01-01T03:30Z', 365]]],
  ];

  it.each(years)('%s, %s, %d', (zone, text, year, runs) => {
    expect(yearOf(year, text, zone)).toEqual(days(...runs));
  });
});

describe('slots by the clock of a zone', () => {
  const next = (text: string, zone: string, after: string, count: number): readonly string[] =>
    nextSlots(schedule(text), zone, new Date(after), count).map(({ key }) => key.replace(/\[.*/, ''));

  it('come as soon as the clock goes on where it skips them, and once where two meet there', () => {
    const slots = next('daily 3:15,3:45,4:00', 'Europe/Kyiv', '2026-03-28T20:00Z', 2);

    expect(slots).toEqual(['2026-03-29T04:00', '2026-03-30T03:15']);
  });

  it('come the first time only where the clock shows them twice', () => {
    const slots = next('daily 3:30', 'Europe/Kyiv', '2026-10-24T20:00Z', 2);

    expect(slots).toEqual(['2026-10-25T03:30', '2026-10-26T03:30']);
  });

  it('of an interval run through both passes of an hour', () => {
    const slots = next('every 30 minutes', 'Europe/Kyiv', '2026-10-24T23:30Z', 6);

    expect(slots).toEqual([
      '2026-10-25T03:00',
      '2026-10-25T03:30',
      '2026-10-25T03:00+02:00',
      '2026-10-25T03:30+02:00',
      '2026-10-25T04:00',
      '2026-10-25T04:30',
    ]);
  });

  it('of an interval go on in real time after an hour left out', () => {
    expect(next('30 * * * *', 'Europe/Kyiv', '2026-03-29T00:00Z', 3)).toEqual([
      '2026-03-29T02:30',
      '2026-03-29T04:30',
      '2026-03-29T05:30',
    ]);
  });

  it.each([
    ['Europe/Kyiv', '2026-03-29', 92],
    ['Europe/Kyiv', '2026-10-25', 100],
    ['America/New_York', '2026-03-08', 92],
    ['America/New_York', '2026-11-01', 100],
    ['Europe/London', '2026-03-29', 92],
    ['Europe/London', '2026-10-25', 100],
    ['Australia/Lord_Howe', '2026-04-05', 98],
    ['Australia/Lord_Howe', '2026-10-04', 94],
    ['Africa/Casablanca', '2026-02-15', 100],
    ['Africa/Casablanca', '2026-03-22', 92],
    ['Pacific/Apia', '2011-12-30', 0],
    ['Pacific/Apia', '2011-12-31', 96],
    ['UTC', '2026-03-29', 96],
  ])('of */15 in %s on %s are %d', (zone, day, count) => {
    const noon = Date.parse(`${day}T12:00Z`);

    const slots = slotsBetween(schedule('*/15'), zone, new Date(noon - 2 * DAY), new Date(noon + 2 * DAY));

    expect(slots.filter(({ key }) => key.startsWith(day))).toHaveLength(count);
  });

  it('are none on a day that a zone leaves out', () => {
    const slots = next('fri 8:00', 'Pacific/Apia', '2011-12-20T00:00Z', 3);

    expect(slots).toEqual(['2011-12-23T08:00', '2012-01-06T08:00', '2012-01-13T08:00']);
  });

  it('may be moved past midnight', () => {
    const slots = next('sat 23:30', 'America/Nuuk', '2026-03-22T12:00Z', 2);

    expect(slots).toEqual(['2026-03-29T00:00', '2026-04-04T23:30']);
  });

  it('of a run past midnight come on every day named', () => {
    const slots = next('fri hourly 22-1', 'UTC', '2026-05-11T00:00Z', 5);

    expect(slots).toEqual([
      '2026-05-15T00:00',
      '2026-05-15T01:00',
      '2026-05-15T22:00',
      '2026-05-15T23:00',
      '2026-05-22T00:00',
    ]);
  });
});

describe('slots of a cron expression', () => {
  const dates = (text: string, count: number): readonly string[] =>
    nextSlots(schedule(text), 'UTC', new Date('2026-05-01T00:00Z'), count).map(({ key }) => key.slice(0, 10));

  it('come on either of day-of-month and day-of-week', () => {
    expect(dates('0 8 13 * fri', 4)).toEqual(['2026-05-01', '2026-05-08', '2026-05-13', '2026-05-15']);
  });

  it('come on both where one of the two begins with a star', () => {
    expect(dates('0 8 */2 * mon', 3)).toEqual(['2026-05-11', '2026-05-25', '2026-06-01']);
  });

  it('wait for a leap day', () => {
    expect(dates('0 8 29 2 *', 2)).toEqual(['2028-02-29', '2032-02-29']);
  });

  it('take Sunday as 0 and as 7', () => {
    expect(dates('0 8 * * 0', 2)).toEqual(['2026-05-03', '2026-05-10']);
    expect(dates('0 8 * * 6-7', 3)).toEqual(['2026-05-02', '2026-05-03', '2026-05-09']);
  });

  it('listed hours come once in a repeated hour, starred ones twice', () => {
    const on = (text: string): readonly string[] =>
      slotsBetween(schedule(text), 'Europe/London', new Date('2026-10-24T23:30Z'), new Date('2026-10-25T02:00Z')).map(
        ({ at }) => at.toISOString().slice(11, 16),
      );

    expect(on('30 1 * * *')).toEqual(['00:30']);
    expect(on('30 * * * *')).toEqual(['00:30', '01:30']);
  });
});

describe('a span of time', () => {
  it('holds its end and not its begin', () => {
    const slots = slotsBetween(
      schedule('daily 8:00'),
      'UTC',
      new Date('2026-05-11T08:00Z'),
      new Date('2026-05-12T08:00Z'),
    );

    expect(slots.map(({ key }) => key)).toEqual(['2026-05-12T08:00[UTC]']);
  });

  it('holds nothing where the clock was set back', () => {
    const slots = slotsBetween(schedule('*/15'), 'UTC', new Date('2026-05-11T08:00Z'), new Date('2026-05-11T07:00Z'));

    expect(slots).toEqual([]);
  });

  it.each(['daily 1:30', '*/15', 'hourly 0-3', '0 2 * * sun', 'daily 2:00,2:30,3:00'])(
    'of %s holds the same however it is cut',
    (text) => {
      const [begin, end, step] = [Date.parse('2026-10-01T00:00Z'), Date.parse('2027-04-10T00:00Z'), 47 * 61_000];
      const whole = slotsBetween(schedule(text), 'Europe/London', new Date(begin), new Date(end));

      const pieces = Array.from({ length: Math.ceil((end - begin) / step) }, (_, piece) =>
        slotsBetween(
          schedule(text),
          'Europe/London',
          new Date(begin + piece * step),
          new Date(Math.min(begin + (piece + 1) * step, end)),
        ),
      );

      expect(pieces.flat()).toEqual(whole);
      expect(new Set(whole.map(({ key }) => key)).size).toBe(whole.length);
    },
  );
});
